import { meanings } from '@renderer/format/meanings';
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
      <Reading name="Visits N" means={meanings.visits} text={count(visits)} />
      <Reading
        name="Value V"
        means={meanings.value}
        text={Number.isNaN(value) ? null : signed(value)}
        word="unvisited"
      />
      <Reading
        name="Prior P"
        means={meanings.prior}
        text={id === 0 ? null : score(prior)}
        word="none"
      />
      <Reading
        name="Model Q"
        means={meanings.q}
        text={Number.isNaN(q) ? null : signed(q)}
        word={unscored}
      />
      <Reading
        name="UCT"
        means={meanings.uct}
        text={uct ? score(uct.total) : null}
        word={id === 0 ? 'none' : 'first'}
      />
    </dl>
  );
}

function Reading({
  name,
  means,
  text,
  word = '',
}: {
  readonly name: string;
  readonly means: string;
  readonly text: string | null;
  /** What stands where there is no number. */
  readonly word?: string;
}) {
  return (
    <div className={classes.reading} title={means}>
      <dt>{name}</dt>
      <dd data-word={text === null || undefined} data-reading={name}>
        {text ?? word}
      </dd>
    </div>
  );
}
