import { Tag } from '@renderer/components/Tag';
import { count, score } from '@renderer/format/numbers';
import { kindWords } from '../model/node-line';
import type { Selection } from './useSelection';
import classes from './DetailPanel.module.css';

/** Where the node stands, its action and the thought that led to it. */
export function NodeHead({
  selection,
  thought,
}: {
  readonly selection: Selection;
  /** `undefined` while it is being read. */
  readonly thought: string | undefined;
}) {
  const { tree, id, readings } = selection;
  const { label } = tree.index.columns;
  return (
    <>
      <div className={classes.where}>
        <span>{whereabouts(selection)}</span>
        <span className={classes.tags}>
          {kindWords(tree.index, id).map((word) => (
            <Tag key={word}>{word}</Tag>
          ))}
          {!Number.isNaN(readings.reward) && <Tag>reward {score(readings.reward)}</Tag>}
        </span>
      </div>
      <div className={classes.action}>{id === 0 ? 'Start' : label[id]}</div>
      {id === 0 ? (
        <p className={classes.thought}>{tree.index.columns.instruction}</p>
      ) : (
        <p className={classes.thought}>
          {thought === '' ? (
            <span className={classes.quiet}>no thought</span>
          ) : (
            (thought ?? '\u00a0')
          )}
        </p>
      )}
    </>
  );
}

function whereabouts({ tree, id, born }: Selection): string {
  const { depth, iteration } = tree.index.columns;
  if (id === 0) return 'Start of the search · node 0';
  const steps = tree.best.length - 1;
  const step = tree.best.includes(id)
    ? `Step ${depth[id]!} of ${steps} on the best path`
    : `Step ${depth[id]!}`;
  const birth = `born in iteration ${count(iteration[id]!)}`;
  return `${step} · node ${id} · ${born ? birth : `not yet born, ${birth}`}`;
}
