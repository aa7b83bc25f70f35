import { Sparkline } from '../../charts/sparkline.tsx';
import { formatCount, formatMoney } from '../../lib/format.ts';
import { useAlerts } from '../../live/hooks.ts';
import {
  useConversions,
  useEventRate,
  usePageViewTotal,
  usePeopleNow,
  useRevenue,
  useTopList,
} from '../../live/metrics.ts';
import { patternName } from '../../lib/names.ts';
import { Panel } from '../../ui/panel.tsx';
import styles from './wall.module.css';

/** A few great numbers, to be read from across a room. */
export function Wall() {
  return (
    <div className={styles.wall}>
      <Panel hasTable={false} title="People now" span="last 5 min" size="tile">
        <People />
      </Panel>
      <Panel hasTable={false} title="Events per second" span="last 2 min" size="tile">
        <Rate />
      </Panel>
      <Panel hasTable={false} title="Page views" span="last 30 min" size="tile">
        <Views />
      </Panel>
      <Panel hasTable={false} title="Earned" span="last 30 min" size="tile">
        <Earned />
      </Panel>
      <Panel hasTable={false} title="Top page" span="last 30 min" size="tile">
        <TopPage />
      </Panel>
      <Panel hasTable={false} title="Alerts" span="open now" size="tile">
        <OpenAlerts />
      </Panel>
    </div>
  );
}

function People() {
  const { last5Minutes, series } = usePeopleNow();
  return (
    <>
      <p className={styles.number} data-testid="wall-people" data-value={last5Minutes}>
        {formatCount(last5Minutes)}
      </p>
      <div className={styles.spark}>
        <Sparkline values={series.map((point) => point.value)} summary="People over half an hour" />
      </div>
    </>
  );
}

function Rate() {
  const { perSecond, series } = useEventRate();
  return (
    <>
      <p className={styles.number}>{formatCount(perSecond)}</p>
      <div className={styles.spark}>
        <Sparkline
          shape="bars"
          values={series.map((point) => point.value)}
          summary="Events per second over two minutes"
        />
      </div>
    </>
  );
}

function Views() {
  return <p className={styles.number}>{formatCount(usePageViewTotal())}</p>;
}

function Earned() {
  const items = useRevenue().current?.items ?? [];
  const conversions = useConversions().current?.count ?? 0;
  return (
    <>
      {items.slice(0, 3).map((item) => (
        <p key={item.name} className={styles.money}>
          {formatMoney(item.amountMinor, item.name)}
        </p>
      ))}
      <p className={styles.text}>{`${formatCount(conversions)} conversions`}</p>
    </>
  );
}

function TopPage() {
  const item = useTopList('top_pages')?.items[0];
  return (
    <>
      <p className={styles.name}>{item?.name ?? '–'}</p>
      <p className={styles.text}>{`${formatCount(item?.count ?? 0)} views`}</p>
    </>
  );
}

function OpenAlerts() {
  const open = useAlerts().filter(
    ({ status, severity }) => status === 'open' && severity !== 'info',
  );
  return (
    <>
      <p className={styles.number}>{formatCount(open.length)}</p>
      <p className={styles.text}>
        {open[0] === undefined ? 'Nothing unusual' : patternName(open[0].pattern)}
      </p>
    </>
  );
}
