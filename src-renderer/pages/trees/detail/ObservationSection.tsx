import { useMemo } from 'react';
import { LongText } from '@renderer/components/LongText';
import { useEnvironment } from '@renderer/state/useEnvironment';
import { readArticle } from '../model/article-text';
import { readObservation, type ObservationLine } from '../model/observation';
import { childrenOf } from '../model/tree-index';
import type { Selection } from './useSelection';
import panel from './DetailPanel.module.css';
import classes from './ObservationSection.module.css';

/** What the environment answered: set line by line with its clickable parts as chips, or as it came. */
export function ObservationSection({
  selection,
  observation,
  raw,
}: {
  readonly selection: Selection;
  readonly observation: string;
  readonly raw: boolean;
}) {
  const { tree, id } = selection;
  const environment = useEnvironment();
  const taken = useMemo(() => {
    const labels = [...childrenOf(tree.index, id)].map(
      (child) => tree.index.columns.label[child] ?? '',
    );
    const follows = environment === 'hotpotqa' ? 'search[' : 'click[';
    const followed = labels.filter((label) => label.startsWith(follows));
    return new Set(followed.map((label) => label.slice(follows.length, -1).toLowerCase()));
  }, [tree, id, environment]);
  if (observation.trim() === '')
    return <p className={panel.quiet}>The environment said nothing.</p>;
  if (raw) {
    return (
      <LongText text={observation}>{(shown) => <pre className={panel.raw}>{shown}</pre>}</LongText>
    );
  }
  return (
    <section aria-label="Observation">
      <h2 className={panel.title}>Observation</h2>
      <LongText text={observation}>
        {(shown) => <Lines text={shown} taken={taken} article={environment === 'hotpotqa'} />}
      </LongText>
    </section>
  );
}

function Lines({
  text,
  taken,
  article,
}: {
  readonly text: string;
  readonly taken: ReadonlySet<string>;
  readonly article: boolean;
}) {
  const lines = useMemo(
    () => (article ? readArticle(text) : readObservation(text, taken)),
    [article, text, taken],
  );
  return (
    <div className={classes.text}>
      {lines.map((line, at) => (
        <Line key={at} line={line} taken={taken} />
      ))}
    </div>
  );
}

function Line({
  line,
  taken,
}: {
  readonly line: ObservationLine;
  readonly taken: ReadonlySet<string>;
}) {
  return (
    <div
      className={classes.line}
      data-quiet={line.quiet || undefined}
      title={line.quiet ? line.pieces[0]?.text : undefined}
    >
      {line.name !== null && <span className={classes.name}>{line.name}</span>}
      {line.pieces.map(({ text, clickable }, at) => (
        <span
          key={at}
          className={clickable ? classes.chip : classes.piece}
          data-taken={(clickable && taken.has(text.toLowerCase())) || undefined}
        >
          {text}
        </span>
      ))}
    </div>
  );
}
