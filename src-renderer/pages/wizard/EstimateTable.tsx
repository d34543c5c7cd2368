import { compact, count } from '@renderer/format/numbers';
import { remaining } from '@renderer/format/times';
import { useMeasuredTokens } from '@renderer/pages/wizard/useMeasuredTokens';
import { useMeasuredRun } from '@renderer/pages/wizard/useMeasuredRun';
import { estimateOf, type Estimate } from '@shared/experiment/estimate';
import type { ExperimentConfig } from '@shared/experiment/config';
import { tokenEstimateOf, type TokenEstimate } from '@shared/experiment/token-estimate';
import classes from './EstimateTable.module.css';

/** What the experiment will take: what is certain, and what an earlier one makes likely. */
export function EstimateTable({ config }: { readonly config: ExperimentConfig | null }) {
  const measured = useMeasuredRun();
  const estimate = config ? estimateOf(config, measured) : null;
  const tokens = useTokens(config, estimate);
  return (
    <section className={classes.estimate} aria-label="Estimate">
      <h3>
        Estimate
        {estimate?.likely && <span>scaled from {estimate.likely.from}</span>}
      </h3>
      {estimate ? (
        <Numbers estimate={estimate} tokens={tokens} />
      ) : (
        <p className={classes.none}>There is none while a field needs a change.</p>
      )}
    </section>
  );
}

/** What a language model will take; `null` where none is asked. */
function useTokens(
  config: ExperimentConfig | null,
  estimate: Estimate | null,
): TokenEstimate | null {
  const measured = useMeasuredTokens(config?.task.environment ?? null);
  if (config?.policy.kind !== 'endpoint' || !estimate) return null;
  const { search, evaluation } = estimate.most;
  const samples = {
    most: search.samples + evaluation.samples,
    likely: estimate.likely?.samples ?? null,
  };
  return tokenEstimateOf(config.policy, samples, measured);
}

function Numbers({
  estimate: { most, likely },
  tokens,
}: {
  readonly estimate: Estimate;
  readonly tokens: TokenEstimate | null;
}) {
  const samples = most.search.samples + most.evaluation.samples;
  return (
    <>
      <table>
        <thead>
          <tr>
            <th />
            <th>At most</th>
            {likely && <th>Likely</th>}
          </tr>
        </thead>
        <tbody>
          <Row
            name="Samples"
            most={compact(samples)}
            likely={likely && known(likely.samples, compact)}
          />
          <Row
            name="Environment steps"
            most={compact(most.search.environmentSteps + most.evaluation.environmentSteps)}
            likely={likely && ''}
          />
          {tokens && (
            <>
              <Row
                name="Tokens of replies"
                most={compact(tokens.mostReplies.tokens)}
                likely={likely && ''}
              />
              <Row
                name="Cost of replies"
                most={known(tokens.mostReplies.cost, money)}
                likely={likely && ''}
              />
            </>
          )}
          {tokens?.likely && likely && (
            <>
              <Row name="Tokens, with prompts" likely={compact(tokens.likely.tokens)} />
              <Row name="Cost, with prompts" likely={known(tokens.likely.cost, money)} strong />
            </>
          )}
          {likely && (
            <>
              <Row name="Pairs" likely={known(likely.pairs, count)} />
              <Row name="Updates" likely={known(likely.updates, count)} />
              <Row name="Time" likely={known(likely.totalSeconds, remaining)} strong />
            </>
          )}
        </tbody>
      </table>
      {tokens && !tokens.likely && (
        <p className={classes.none}>
          Prompts come on top: how long they are is known once a language model has played this
          environment.
        </p>
      )}
      {!likely && (
        <p className={classes.none}>
          Time is known once a first experiment has been measured on this computer.
        </p>
      )}
    </>
  );
}

function Row({
  name,
  most = '',
  likely,
  strong = false,
}: {
  readonly name: string;
  readonly most?: string;
  /** `null` leaves the column out. */
  readonly likely: string | null;
  readonly strong?: boolean;
}) {
  return (
    <tr data-strong={strong || undefined}>
      <td>{name}</td>
      <td>{most}</td>
      {likely !== null && <td>{likely}</td>}
    </tr>
  );
}

/** An amount in the currency of the prices. */
function money(amount: number): string {
  return amount < 100 ? amount.toFixed(2) : count(Math.round(amount));
}

/** A number that may not be known: then nothing is made up. */
function known(value: number | null, words: (value: number) => string): string {
  return value === null ? 'unknown' : words(value);
}
