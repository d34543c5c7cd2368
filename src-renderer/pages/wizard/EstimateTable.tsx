import { compact, count } from '@renderer/format/numbers';
import { remaining } from '@renderer/format/times';
import { money } from '@renderer/pages/wizard/money';
import { TrialControl, TrialProgress } from '@renderer/pages/wizard/TrialControl';
import { TrialTable } from '@renderer/pages/wizard/TrialTable';
import { useTrial } from '@renderer/pages/wizard/useTrial';
import { useMeasuredTokens } from '@renderer/pages/wizard/useMeasuredTokens';
import { useMeasuredRun } from '@renderer/pages/wizard/useMeasuredRun';
import { estimateOf, type Estimate } from '@shared/experiment/estimate';
import type { ExperimentConfig } from '@shared/experiment/config';
import { tokenEstimateOf, type TokenEstimate } from '@shared/experiment/token-estimate';
import { TRIAL_TASKS, trialKey, type Trial } from '@shared/experiment/trial';
import { trialEstimateOf } from '@shared/experiment/trial-estimate';
import classes from './EstimateTable.module.css';

/** What the experiment will take: what is certain, and what a trial or an earlier one makes likely. */
export function EstimateTable({ config }: { readonly config: ExperimentConfig | null }) {
  const measured = useMeasuredRun();
  const estimate = config ? estimateOf(config, measured) : null;
  const tokens = useTokens(config, estimate);
  const tried = useTrial();
  const { trial } = tried;
  const outdated = trial !== null && (!config || trialKey(config) !== trialKey(trial.config));
  return (
    <section className={classes.estimate} aria-label="Estimate">
      <h3>
        Estimate
        <span>{sourceWords(trial, outdated, estimate?.likely?.from ?? null)}</span>
      </h3>
      {trial && (
        <TrialTable
          estimate={trialEstimateOf(outdated || !config ? trial.config : config, trial)}
          outdated={outdated}
        />
      )}
      {!trial && estimate && <Numbers estimate={estimate} tokens={tokens} />}
      {trial && <TrialNotes trial={trial} />}
      {tried.busy && <TrialProgress state={tried} />}
      {!tried.busy && config && <TrialControl config={config} state={tried} outdated={outdated} />}
      {!tried.busy && !config && (
        <p className={classes.none}>
          There is no {trial ? 'newer one' : 'estimate'} while a field needs a change.
        </p>
      )}
    </section>
  );
}

/** What the figures rest on. */
function sourceWords(trial: Trial | null, outdated: boolean, from: string | null): string {
  if (trial === null) return from === null ? '' : `scaled from ${from}`;
  return outdated ? 'measured before the last changes' : `measured on ${TRIAL_TASKS} tasks`;
}

function TrialNotes({ trial: { training, beside } }: { readonly trial: Trial }) {
  return (
    <>
      {training === null && (
        <p className={classes.none}>
          Their trees gave no pair to train on, so what comes after the search is not known.
        </p>
      )}
      {beside && (
        <p className={classes.none}>
          An experiment ran meanwhile: without it, everything is faster.
        </p>
      )}
    </>
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
          How long it takes is known once it was measured on this computer.
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

/** A number that may not be known: then nothing is made up. */
function known(value: number | null, words: (value: number) => string): string {
  return value === null ? 'unknown' : words(value);
}
