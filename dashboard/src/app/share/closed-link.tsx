import { writeToken } from '../../lib/token.ts';
import { useLiveClient } from '../../live/hooks.ts';
import styles from '../waiting.module.css';
import form from '../sign-in.module.css';

/** A shared link that opens nothing any more. */
export function ClosedLink({ isWithdrawn }: { readonly isWithdrawn: boolean }) {
  const client = useLiveClient();
  const forget = () => {
    writeToken(null);
    client.reconnect();
  };
  return (
    <section className={styles.card} data-testid="closed-link" aria-labelledby="closed-link-title">
      <h2 id="closed-link-title">
        {isWithdrawn ? 'This link was withdrawn' : 'This link opens nothing'}
      </h2>
      <p>
        {isWithdrawn
          ? 'Whoever shared these numbers has taken the link back.'
          : 'It may have expired, or it was not copied as a whole.'}{' '}
        Ask whoever sent it for a new one.
      </p>
      <div className={form.form}>
        <button type="button" onClick={forget}>
          Continue without the link
        </button>
      </div>
    </section>
  );
}
