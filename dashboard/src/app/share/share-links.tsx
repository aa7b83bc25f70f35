import { useState } from 'react';
import { shareUrl } from '../../lib/token.ts';
import { withdrawLink, type MadeLink, type ShareLink } from './share-api.ts';
import styles from './share.module.css';

const DAY = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** The link itself, the only time that it is there. */
export function NewLinkText({ link, site }: { readonly link: MadeLink; readonly site: string }) {
  const [isCopied, setCopied] = useState(false);
  const url = shareUrl(link.token, site, link.filter, new URL(location.href));
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    setCopied(true);
  };
  return (
    <div className={styles.made} data-testid="new-link">
      <label>
        Copy it now: it is not shown again
        <input readOnly value={url} onFocus={(event) => event.target.select()} />
      </label>
      <button type="button" onClick={() => void copy()}>
        {isCopied ? 'Copied' : 'Copy'}
      </button>
    </div>
  );
}

type Props = {
  readonly site: string;
  /** Null until they are known. */
  readonly links: readonly ShareLink[] | null;
  readonly onWithdrawn: (id: string) => void;
  readonly onProblem: (problem: string) => void;
};

/** All links of the site that still open something. */
export function LinkList({ site, links, onWithdrawn, onProblem }: Props) {
  const withdraw = async (id: string) => {
    const answer = await withdrawLink(site, id);
    if ('problem' in answer) onProblem(answer.problem);
    else onWithdrawn(id);
  };
  return (
    <section aria-labelledby="links-title">
      <h3 id="links-title">Links</h3>
      {links === null || links.length === 0 ? (
        <p>{links === null ? 'Reading …' : 'There are none yet.'}</p>
      ) : (
        <ul className={styles.links}>
          {links.map((link) => (
            <li key={link.id}>
              <div>
                <b>{link.name === '' ? 'Without a name' : link.name}</b>
                <span>
                  {link.filter !== '' && `${plain(link.filter)} · `}
                  {`until ${DAY.format(link.expiresAtMillis)}`}
                </span>
              </div>
              <button type="button" className={styles.plain} onClick={() => void withdraw(link.id)}>
                Withdraw
                <span className="visually-hidden">{` ${link.name}`}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** `country=DE&page=%2Fa` as people read it. */
function plain(filter: string): string {
  return [...new URLSearchParams(filter)].map(([, value]) => value).join(', ');
}
