import { PageLoaded } from '@renderer/components/PageLoaded';
import { StatReading, StatRow } from '@renderer/components/StatReading';
import { count, counted } from '@renderer/format/numbers';
import type { CallState } from '@renderer/state/useCall';
import {
  recommendedLength,
  trainerDefault,
  type ExportPreview,
  type FilterCount,
  type LengthReport,
} from '@shared/exchange/report';
import classes from './Preview.module.css';

/** What a trainer will see: how long rows are, what filters take away, and the first rows. */
export function Preview({ state }: { readonly state: CallState<ExportPreview> }) {
  return (
    <section className={classes.preview} aria-label="Preview">
      <PageLoaded state={state} what="The rows could not be made." rows={8} height={60}>
        {({ rows, seen, items, lengths, filters, first }) => (
          <>
            {lengths && <Lengths lengths={lengths} of={seen < items ? 'some' : 'all'} />}
            <h2>
              Filters{' '}
              {seen < items && (
                <span className={classes.quiet}>
                  what is below {count(items)} counts only the {count(seen)} that were looked at so
                  far
                </span>
              )}
            </h2>
            <Filters filters={filters} />
            <h2>First rows</h2>
            {rows === 0 && <p className={classes.none}>Nothing passes these filters.</p>}
            {first.map((row, i) => (
              <pre key={i} className={classes.row} tabIndex={0} aria-label={`Row ${i + 1}`}>
                {readable(row)}
              </pre>
            ))}
          </>
        )}
      </PageLoaded>
    </section>
  );
}

function Lengths({
  lengths,
  of,
}: {
  readonly lengths: LengthReport;
  /** Whether every row was looked at. */
  readonly of: 'all' | 'some';
}) {
  const { beyondDefault, counted: by, rows } = lengths;
  return (
    <>
      <h2>
        What the trainer will see{' '}
        <span className={classes.quiet}>
          {by === 'model'
            ? 'tokens by the tokenizer of this experiment’s model; yours may differ'
            : 'tokens estimated as a quarter of the characters'}
        </span>
      </h2>
      <StatRow>
        <StatReading label="Median" value={count(lengths.median)} of="tokens" />
        <StatReading label="95 % up to" value={count(lengths.p95)} of="tokens" />
        <StatReading label="Longest" value={count(lengths.longest)} of="tokens" />
        <StatReading label="Longest answer" value={count(lengths.longestCompletion)} of="tokens" />
      </StatRow>
      {beyondDefault > 0 && (
        <p className={classes.warning}>
          {counted(beyondDefault, 'row')} of {count(rows)} exceed {count(trainerDefault)} tokens,
          where TRL’s default max_length cuts: they would lose their action.
        </p>
      )}
      <p className={classes.advice}>
        Set <code>max_length</code> (TRL) or <code>cutoff_len</code> (LLaMA-Factory) to{' '}
        <strong>{count(recommendedLength(lengths))}</strong> or more
        {of === 'all' ? '.' : ', by the rows looked at so far; the manifest says it for all.'}
      </p>
    </>
  );
}

function Filters({ filters }: { readonly filters: readonly FilterCount[] }) {
  if (filters.length === 0) return <p className={classes.none}>None is set.</p>;
  return (
    <table className={classes.filters}>
      <thead>
        <tr>
          <th scope="col">Filter</th>
          <th scope="col" className={classes.number}>
            In
          </th>
          <th scope="col" className={classes.number}>
            Out
          </th>
        </tr>
      </thead>
      <tbody>
        {filters.map((filter) => (
          <tr key={filter.filter} data-removes={filter.in > filter.out}>
            <td>{filter.filter}</td>
            <td className={classes.number}>{count(filter.in)}</td>
            <td className={classes.number}>{count(filter.out)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Characters of a row that are shown; a tree has megabytes. */
const SHOWN = 6000;

function readable(row: string): string {
  const text = JSON.stringify(JSON.parse(row), null, 2);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}\n…` : text;
}
