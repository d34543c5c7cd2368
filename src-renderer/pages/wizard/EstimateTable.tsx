import { compact, count } from '@renderer/format/numbers';
import { remaining } from '@renderer/format/times';
import { useMeasuredRun } from '@renderer/pages/wizard/useMeasuredRun';
import { estimateOf, type Estimate } from '@shared/experiment/estimate';
import type { ExperimentConfig } from '@shared/experiment/config';
import classes from './EstimateTable.module.css';

/** What the experiment will take: what is certain, and what an earlier one makes likely. */
export function EstimateTable({ config }: { readonly config: ExperimentConfig | null }) {
  const measured = useMeasuredRun();
  const estimate = config ? estimateOf(config, measured) : null;
  return (
    <section className={classes.estimate} aria-label="Estimate">
      <h3>
        Estimate
        {estimate?.likely && <span>scaled from {estimate.likely.from}</span>}
      </h3>
      {estimate ? (
        <Numbers estimate={estimate} />
      ) : (
        <p className={classes.none}>There is none while a field needs a change.</p>
      )}
    </section>
  );
}

function Numbers({ estimate: { most, likely } }: { readonly estimate: Estimate }) {
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
          {likely && (
            <>
              <Row name="Pairs" likely={known(likely.pairs, count)} />
              <Row name="Updates" likely={known(likely.updates, count)} />
              <Row name="Time" likely={known(likely.totalSeconds, remaining)} strong />
            </>
          )}
        </tbody>
      </table>
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

/** A number that may not be known: then nothing is made up. */
function known(value: number | null, words: (value: number) => string): string {
  return value === null ? 'unknown' : words(value);
}
