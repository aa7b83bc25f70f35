import { useState } from 'react';
import { THEMES, applyTheme, readTheme, type Theme } from '../lib/theme.ts';
import styles from './theme-switch.module.css';

const NAMES = { system: 'System', light: 'Light', dark: 'Dark' } as const satisfies Record<
  Theme,
  string
>;

const ICONS = {
  system: 'M2.5 3.5h11v7.5h-11zM6 13.5h4M8 11v2.5',
  light:
    'M8 5.2a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 1 1 0-5.6zM8 1.5v1.5M8 13v1.5M1.5 8h1.5M13 8h1.5M3.4 3.4l1 1M11.6 11.6l1 1M12.6 3.4l-1 1M4.4 11.6l-1 1',
  dark: 'M13.5 9.7A5.8 5.8 0 0 1 6.3 2.5a5.8 5.8 0 1 0 7.2 7.2z',
} as const satisfies Record<Theme, string>;

export function ThemeSwitch() {
  const [theme, setTheme] = useState(readTheme);
  return (
    <fieldset className={styles.group}>
      <legend className="visually-hidden">Theme</legend>
      {THEMES.map((option) => (
        <label key={option} className={styles.option} title={NAMES[option]}>
          <input
            className="visually-hidden"
            type="radio"
            name="theme"
            aria-label={NAMES[option]}
            checked={option === theme}
            onChange={() => {
              setTheme(option);
              applyTheme(option);
            }}
          />
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d={ICONS[option]} />
          </svg>
        </label>
      ))}
    </fieldset>
  );
}
