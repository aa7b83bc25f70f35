import { formatCount } from '../../lib/format.ts';
import { conversionName } from '../../lib/names.ts';
import { useFunnel, useInCheckout } from '../../live/metrics.ts';
import { Empty } from '../../ui/empty.tsx';
import { FunnelBars } from '../../ui/funnel-bars.tsx';
import { Panel, WithTable } from '../../ui/panel.tsx';
import { Unfiltered } from '../../ui/unfiltered.tsx';
import styles from '../../panels/figures.module.css';
import { funnelOf } from './funnel.ts';

/** The way to a purchase, and how many are on its last stretch now. */
export function FunnelPanel() {
  return (
    <Panel title="Purchase funnel" span="last 30 min" size="steps">
      <Unfiltered>
        <Funnel />
      </Unfiltered>
    </Panel>
  );
}

function Funnel() {
  const result = useFunnel();
  const inCheckout = useInCheckout();
  if (result === null) return <Empty>Nobody looked at a product in the last 30 minutes</Empty>;
  const steps = funnelOf(result.items);
  return (
    <WithTable
      caption="Purchase funnel"
      table={() => ({
        columns: ['Step', 'Sessions', 'Of the step before', 'Mean ms since'],
        rows: steps.map((step) => [
          conversionName(step.name),
          step.sessions,
          step.rate === null ? '' : `${(step.rate * 100).toFixed(1)} %`,
          step.sinceStepBeforeMillis === null ? '' : Math.round(step.sinceStepBeforeMillis),
        ]),
      })}
    >
      <p className={styles.now}>
        <strong data-testid="in-checkout" data-value={inCheckout}>
          {formatCount(inCheckout)}
        </strong>
        {inCheckout === 1 ? ' is in checkout now' : ' are in checkout now'}
      </p>
      <FunnelBars steps={steps} />
    </WithTable>
  );
}
