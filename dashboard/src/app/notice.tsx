import { formatAge } from '../lib/format.ts';
import { useLiveClient, useStatus } from '../live/hooks.ts';
import type { LiveStatus } from '../live/status.ts';
import styles from './notice.module.css';

type Text = { readonly tone: 'warn' | 'bad'; readonly text: string; readonly canRetry: boolean };

/** Says in words why the numbers are not those of now. Floats, so that nothing moves. */
export function Notice() {
  const client = useLiveClient();
  const tone = useStatus((status) => noticeOf(status)?.tone ?? null);
  const text = useStatus((status) => noticeOf(status)?.text ?? null);
  const canRetry = useStatus((status) => noticeOf(status)?.canRetry ?? false);
  if (text === null) return null;
  return (
    <aside className={styles.notice} aria-label="Connection" data-testid="notice" data-tone={tone}>
      <p>{text}</p>
      {canRetry && (
        <button type="button" onClick={() => client.reconnect()}>
          Try now
        </button>
      )}
    </aside>
  );
}

/** Null while all is well. */
export function noticeOf(status: LiveStatus): Text | null {
  const shown = status.hasSnapshot ? ' The numbers shown are the last known ones.' : '';
  const retry =
    status.retryInMillis === null
      ? ' Trying again …'
      : ` Trying again in ${Math.ceil(status.retryInMillis / 1_000)} s.`;
  switch (status.state) {
    case 'live':
      return status.isBehind && !status.isSilentSite ? behind(status) : null;
    case 'connecting':
      return status.retryInMillis === null
        ? null
        : { tone: 'warn', text: `The live server cannot be reached.${retry}`, canRetry: true };
    case 'reconnecting':
      return { tone: 'warn', text: `Connection lost.${shown}${retry}`, canRetry: true };
    case 'stale':
      return {
        tone: 'warn',
        text: `No word from the server for ${formatAge(status.sinceFrameMillis ?? 0)}.${shown}`,
        canRetry: true,
      };
    case 'offline':
      return { tone: 'warn', text: `This device is offline.${shown}`, canRetry: true };
    case 'refused':
      return { tone: 'bad', text: `${status.refusal ?? 'Refused.'}${shown}`, canRetry: true };
    default:
      return status.state satisfies never;
  }
}

function behind(status: LiveStatus): Text {
  const age = formatAge(status.dataAgeMillis ?? 0);
  const text = `Data is ${age} behind: the platform has counted nothing newer yet.`;
  return { tone: 'warn', text, canRetry: false };
}
