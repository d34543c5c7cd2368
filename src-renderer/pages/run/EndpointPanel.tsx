import { StatReading, StatRow } from '@renderer/components/StatReading';
import { compact, count } from '@renderer/format/numbers';
import { duration } from '@renderer/format/times';
import { BudgetStop } from '@renderer/pages/run/BudgetStop';
import { useCall } from '@renderer/state/useCall';
import type { ExperimentDetail, EndpointUsage } from '@shared/ipc/rows';
import classes from './EndpointPanel.module.css';

/** What the language model of a run was asked so far, and what it cost. */
export function EndpointPanel({ detail }: { readonly detail: ExperimentDetail }) {
  const { policy } = detail.config;
  const usage = useCall('endpoints.usage', { experimentId: detail.id }).value;
  if (policy.kind !== 'endpoint') return null;
  return (
    <section className={classes.panel} aria-label="Language model">
      {usage && (
        <StatRow>
          <StatReading label="Calls" value={count(usage.calls)} of={failedWords(usage)} />
          <StatReading
            label="Tokens"
            value={compact(usage.promptTokens + usage.completionTokens)}
            of={`${compact(usage.completionTokens)} written`}
          />
          <StatReading label="Cost" value={costWords(usage)} of={unpricedWords(usage)} />
          <StatReading label="With calls under way" value={duration(usage.seconds)} />
        </StatRow>
      )}
      {detail.status === 'paused' && (
        <BudgetStop key={detail.updatedAt} experimentId={detail.id} budget={policy.budget} />
      )}
    </section>
  );
}

function failedWords({ failed, faults }: EndpointUsage): string {
  const most = faults[0]?.kind;
  return failed === 0 ? 'none failed' : `${count(failed)} failed, most by ${most ?? 'error'}`;
}

/** What is unknown is said to be, never 0. */
function costWords({ cost, unpriced, calls, failed }: EndpointUsage): string {
  return unpriced === calls - failed ? 'unknown' : cost.toFixed(4);
}

function unpricedWords({ unpriced, calls, failed }: EndpointUsage): string {
  if (unpriced === 0) return 'in all';
  return unpriced === calls - failed ? 'no price given' : `without ${count(unpriced)} calls`;
}
