import { count, score, signed } from '@renderer/format/numbers';
import { labelWithin } from '../model/tree-index';
import { useExplorer } from '../state/explorer-store';
import { select } from '../state/tree-actions';
import type { Selection } from './useSelection';
import classes from './SiblingTerms.module.css';

/** Characters of an action; the cell cuts what is still too long. */
const LABEL_ROOM = 14;

/** What a selection adds up for each sibling, with what the step earned and cost. */
export function SiblingTerms({ selection }: { readonly selection: Selection }) {
  const explorer = useExplorer();
  const { tree, siblings, id } = selection;
  const { tokens } = tree.index.columns;
  const counted = siblings.some((sibling) => tokens[sibling.id]! >= 0);
  return (
    <table className={classes.table} aria-label="Terms of the siblings">
      <thead>
        <tr>
          <th scope="col">Action</th>
          <th scope="col">V</th>
          <th scope="col">+ explore</th>
          <th scope="col">= UCT</th>
          <th scope="col">Reward</th>
          {counted && <th scope="col">Tokens</th>}
        </tr>
      </thead>
      <tbody>
        {siblings.map(({ id: sibling, uct, reward }) => (
          <tr
            key={sibling}
            aria-current={sibling === id || undefined}
            onClick={() => {
              select(explorer, sibling);
            }}
          >
            <td title={tree.index.columns.label[sibling]}>
              {labelWithin(tree.index, sibling, LABEL_ROOM)}
            </td>
            <td>{uct ? signed(uct.value) : ''}</td>
            <td>{uct ? score(uct.exploration) : ''}</td>
            <td>{uct ? score(uct.total) : 'first'}</td>
            <td>{Number.isNaN(reward) ? '' : score(reward)}</td>
            {counted && <td>{tokens[sibling]! < 0 ? '' : count(tokens[sibling]!)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
