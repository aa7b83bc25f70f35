import { funnelSchema, type FunnelAnswer } from '../../history/answers.ts';
import { isUpToNow, questionUrl } from '../../history/question.ts';
import { useAnswer } from '../../history/use-answer.ts';
import { useAddress } from '../../lib/address.ts';
import { FunnelBars, type FunnelBar } from '../../ui/funnel-bars.tsx';
import { HistoryPanel } from './history-panel.tsx';

/** The way to a purchase in a time. */
export function HistoryFunnelPanel() {
  const address = useAddress();
  const url = questionUrl(address, 'funnel');
  const answer = useAnswer(url, funnelSchema, isUpToNow(address));
  return (
    <HistoryPanel
      title="Purchase funnel"
      size="steps"
      answer={answer}
      csvUrl={`${url}&format=csv`}
      isEmpty={(data) => data.steps.every((step) => step.sessions === 0)}
    >
      {(data) => <FunnelBars steps={barsOf(data)} />}
    </HistoryPanel>
  );
}

function barsOf({ steps }: FunnelAnswer): readonly FunnelBar[] {
  const first = steps[0]?.sessions ?? 0;
  return steps.map((step, index) => {
    const before = steps[index - 1]?.sessions;
    return {
      name: step.name,
      sessions: step.sessions,
      rate: before === undefined ? null : ratio(step.sessions, before),
      share: ratio(step.sessions, first),
      sinceStepBeforeMillis:
        index === 0 || step.sessions === 0 ? null : step.meanMillisSinceStepBefore,
    };
  });
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.min(1, part / whole);
}
