import { formatAge, formatCount, formatOffset } from '../../lib/format.ts';
import { useStatus } from '../../live/hooks.ts';
import { PROTOCOL_VERSION } from '../../live/protocol.ts';
import { Panel } from '../../ui/panel.tsx';
import styles from './connection-panel.module.css';

/** What this page knows of its connection. */
export function ConnectionPanel() {
  return (
    <Panel
      hasTable={false}
      title="This connection"
      span="since the page was opened"
      size="short-list"
    >
      <Facts />
    </Panel>
  );
}

function Facts() {
  const state = useStatus((status) => status.state);
  const sinceFrameMillis = useStatus((status) => status.sinceFrameMillis);
  const clock = useStatus((status) => status.clock);
  const counters = useStatus((status) => status.counters);
  const facts: readonly (readonly [string, string])[] = [
    ['State', state],
    [
      'Last word from the server',
      sinceFrameMillis === null ? '–' : `${formatAge(sinceFrameMillis)} ago`,
    ],
    [
      'Clock of this device',
      clock === null
        ? 'not known yet'
        : `${formatOffset(clock.offsetMillis)} ms ± ${Math.ceil(clock.uncertaintyMillis)} ms to the server`,
    ],
    ['Gaps in the flow, each filled at once', formatCount(counters.gaps)],
    ['Frames that could not be read', formatCount(counters.malformed)],
    ['Frames of a newer protocol', formatCount(counters.ignored)],
    ['Version of the live protocol', String(PROTOCOL_VERSION)],
  ];
  return (
    <dl className={styles.facts} data-testid="connection-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
