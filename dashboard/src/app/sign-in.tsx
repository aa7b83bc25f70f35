import { useState, type FormEvent } from 'react';
import { isShareToken, readToken, writeToken } from '../lib/token.ts';
import { useLiveClient, useStatus } from '../live/hooks.ts';
import { ClosedLink } from './share/closed-link.tsx';
import styles from './waiting.module.css';
import form from './sign-in.module.css';

/** The bridge shows nothing before it knows who is there. */
export function SignIn() {
  const client = useLiveClient();
  const isRejected = useStatus((status) => status.signIn === 'rejected');
  const isWithdrawn = useStatus((status) => status.signIn === 'withdrawn');
  const [token, setToken] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    writeToken(token.trim());
    client.reconnect();
  };
  if ((isRejected || isWithdrawn) && isShareToken(readToken())) {
    return <ClosedLink isWithdrawn={isWithdrawn} />;
  }
  return (
    <section className={styles.card} data-testid="sign-in" aria-labelledby="sign-in-title">
      <h2 id="sign-in-title">Sign in</h2>
      <p>
        These numbers are not for everybody. Paste a token of your identity provider: a JWT that
        names the sites you may see. It is kept until you close this tab.
      </p>
      <form className={form.form} onSubmit={submit}>
        <label htmlFor="token">Token</label>
        <input
          id="token"
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={token}
          aria-invalid={isRejected}
          aria-describedby={isRejected ? 'token-problem' : undefined}
          onChange={(event) => setToken(event.target.value)}
        />
        {isRejected && (
          <p id="token-problem" className={form.problem} role="alert">
            That token was not accepted. It may have expired, or be of another issuer.
          </p>
        )}
        <button type="submit" disabled={token.trim() === ''}>
          Sign in
        </button>
      </form>
    </section>
  );
}
