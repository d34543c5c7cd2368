import { StatReading, StatRow } from '@renderer/components/StatReading';
import { compact, count } from '@renderer/format/numbers';
import { duration } from '@renderer/format/times';
import { BudgetStop } from '@renderer/pages/run/BudgetStop';
import { failureWords } from '@renderer/pages/run/failure-words';
import { ProbeRecord } from '@renderer/pages/run/ProbeRecord';
import { useCall } from '@renderer/state/useCall';
import type { Budget } from '@shared/experiment/endpoint-section';
import type { ExperimentDetail, EndpointUsage } from '@shared/ipc/rows';
import classes from './EndpointPanel.module.css';

/** What the language model of a run was asked so far, what it cost, and of how much. */
export function EndpointPanel({ detail }: { readonly detail: ExperimentDetail }) {
  const { policy } = detail.config;
  const usage = useCall('endpoints.usage', { experimentId: detail.id }).value;
  if (policy.kind !== 'endpoint') return null;
  return (
    <section className={classes.panel} aria-label="Language model">
      {usage && <Usage usage={usage} budget={policy.budget} />}
      {usage && usage.probes.length > 0 && <ProbeRecord probes={usage.probes} />}
      {detail.status === 'paused' && (
        <BudgetStop key={detail.updatedAt} experimentId={detail.id} budget={policy.budget} />
      )}
    </section>
  );
}

function Usage({ usage, budget }: { readonly usage: EndpointUsage; readonly budget: Budget }) {
  const { calls, promptTokens, completionTokens, seconds } = usage;
  return (
    <StatRow>
      <StatReading
        label="Calls"
        value={count(calls)}
        of={joined(limited(budget.calls, count), failedWords(usage))}
      />
      <StatReading
        label="Tokens"
        value={compact(promptTokens + completionTokens)}
        of={joined(limited(budget.tokens, compact), `${compact(completionTokens)} written`)}
      />
      <StatReading
        label="Cost"
        value={costWords(usage)}
        of={joined(limited(budget.money, String), unpricedWords(usage))}
      />
      <StatReading
        label="With calls under way"
        value={duration(seconds)}
        of={limited(budget.seconds, duration)}
      />
    </StatRow>
  );
}

function limited(limit: number | null, words: (value: number) => string): string {
  return limit === null ? '' : `of ${words(limit)}`;
}

function joined(...words: readonly string[]): string {
  return words.filter((word) => word !== '').join(', ');
}

function failedWords({ failed, faults }: EndpointUsage): string {
  const most = faults[0];
  return most
    ? `${count(failed)} failed, most: ${failureWords[most.kind].name.toLowerCase()}`
    : 'none failed';
}

/** What is unknown is said to be, never 0. */
function costWords({ cost, unpriced, calls, failed }: EndpointUsage): string {
  return unpriced === calls - failed ? 'unknown' : cost.toFixed(4);
}

function unpricedWords({ unpriced, calls, failed }: EndpointUsage): string {
  if (unpriced === 0) return '';
  return unpriced === calls - failed ? 'no price given' : `without ${count(unpriced)} calls`;
}
