import { useEffect, useRef } from 'react';
import { useLiveClient } from '../live/hooks.ts';
import styles from './shortcut-sheet.module.css';
import { isTyping, SHORTCUTS } from './shortcuts.ts';

/** Listens to the keyboard; `?` shows what it understands. */
export function ShortcutSheet() {
  const client = useLiveClient();
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '?') {
        sheet.current?.showModal();
        return;
      }
      // A button that has the focus is pressed by the space bar, a dialog read with it.
      if (event.key === ' ' && isPressable(event.target)) return;
      const shortcut = SHORTCUTS.find((each) => each.key === event.key.toLowerCase());
      if (shortcut === undefined || sheet.current?.open === true) return;
      event.preventDefault();
      shortcut.run(client);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [client]);
  return (
    <dialog ref={sheet} className={styles.sheet} aria-labelledby="shortcuts-title">
      <h2 id="shortcuts-title">Keys</h2>
      <dl>
        {SHORTCUTS.map((shortcut) => (
          <div key={shortcut.key}>
            <dt>
              <kbd>{shortcut.name}</kbd>
            </dt>
            <dd>{shortcut.does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
}

function isPressable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, summary, dialog') !== null;
}
