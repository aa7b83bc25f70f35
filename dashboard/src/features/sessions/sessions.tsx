import { formatAge, formatCount, formatMoney, formatTime } from '../../lib/format.ts';
import { countryName, deviceName, plainName } from '../../lib/names.ts';
import { useSessions, useSide } from '../../live/hooks.ts';
import type { LiveSession } from '../../live/protocol.ts';
import type { SideState } from '../../live/sides.ts';
import { DataTable, CsvButton, type Cell, type Table } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SessionsByMinute } from './sessions-by-minute.tsx';
import styles from './sessions.module.css';

/** The visits that ended last, one by one. */
export function Sessions() {
  const state = useSide('sessions');
  return (
    <div className={styles.stack}>
      <Panel title="Visits begun, by minute" span="last 30 min" size="tile">
        <SessionsByMinute />
      </Panel>
      <Panel title="Visits that have ended" span="the newest 100" size="chart">
        <SessionList state={state} />
      </Panel>
    </div>
  );
}

function SessionList({ state }: { readonly state: SideState }) {
  const sessions = useSessions();
  if (state === 'waiting') return <Empty>Reading the newest visits …</Empty>;
  if (sessions.length === 0) {
    return <Empty>No visit has ended yet: a visit ends with half an hour of silence</Empty>;
  }
  return (
    <>
      <CsvButton caption="Visits" table={() => tableOf(sessions)} />
      <div className={styles.table} data-testid="sessions" data-count={sessions.length}>
        <DataTable caption="Visits" table={tableOf(sessions)} />
      </div>
    </>
  );
}

function tableOf(sessions: readonly LiveSession[]): Table {
  return {
    columns: [
      'Ended',
      'Lasted',
      'Pages',
      'Way',
      'Source',
      'Country',
      'Device',
      'Conversions',
      'Revenue',
      'Engaged',
    ],
    rows: sessions.map(rowOf),
  };
}

function rowOf(session: LiveSession): readonly Cell[] {
  const lasted = session.endedAtMillis - session.startedAtMillis;
  return [
    {
      text: formatTime(session.endedAtMillis, true),
      value: new Date(session.endedAtMillis).toISOString(),
    },
    { text: formatAge(lasted), value: lasted },
    session.pageViews,
    session.entryPage === session.exitPage
      ? session.entryPage
      : `${session.entryPage} → ${session.exitPage}`,
    session.campaign === ''
      ? plainName(session.referrer)
      : `${plainName(session.referrer)} (${session.campaign})`,
    countryName(session.country),
    deviceName(session.device),
    {
      text: session.conversions === 0 ? '–' : formatCount(session.conversions),
      value: session.conversions,
    },
    Object.entries(session.revenueMinor)
      .map(([currency, minor]) => formatMoney(minor, currency))
      .join(' + '),
    session.engaged ? 'yes' : 'bounced',
  ];
}
