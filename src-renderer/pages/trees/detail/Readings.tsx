import { count, score, signed } from '@renderer/format/numbers';
import { useScoring } from '../useScoring';
import type { Selection } from './useSelection';
import classes from './DetailPanel.module.css';

/** N, V, P, Q and UCT of the selected node. */
export function Readings({ selection }: { readonly selection: Selection }) {
  const { readings, id } = selection;
  const scoring = useScoring();
  const { visits, value, prior, q, uct } = readings;
  const unscored = scoring.busy ? 'scoring…' : id === 0 ? 'none' : 'unscored';
  return (
    <dl className={classes.readings}>
      <Reading name="Visits N" text={count(visits)} />
      <Reading name="Value V" text={Number.isNaN(value) ? null : signed(value)} word="unvisited" />
      <Reading name="Prior P" text={id === 0 ? null : score(prior)} word="none" />
      <Reading name="Model Q" text={Number.isNaN(q) ? null : signed(q)} word={unscored} />
      <Reading name="UCT" text={uct ? score(uct.total) : null} word={id === 0 ? 'none' : 'first'} />
    </dl>
  );
}

function Reading({
  name,
  text,
  word = '',
}: {
  readonly name: string;
  readonly text: string | null;
  /** What stands where there is no number. */
  readonly word?: string;
}) {
  return (
    <div className={classes.reading}>
      <dt>{name}</dt>
      <dd data-word={text === null || undefined} data-reading={name}>
        {text ?? word}
      </dd>
    </div>
  );
}
