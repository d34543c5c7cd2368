import { Menu } from '@mantine/core';
import { Icon } from '@renderer/components/Icon';
import { useExplorer, useExplorerState } from '../state/explorer-store';
import { limitDepth, unfoldAll } from '../state/tree-actions';
import classes from './ToolbarButton.module.css';

/** How many steps of the tree are shown. */
export function DepthSelect() {
  const explorer = useExplorer();
  const limit = useExplorerState((state) => state.depthLimit);
  const deepest = useExplorerState((state) => state.tree?.index.maxDepth ?? 0);
  const folded = useExplorerState((state) => state.folded.size);
  const steps = Array.from({ length: deepest }, (_, at) => at + 1);
  const shown = Math.min(limit, deepest);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={classes.button}>
          <span className="visually-hidden">Depth, {shown} steps shown</span>
          <span className={classes.key} aria-hidden="true">
            Depth
          </span>
          <span aria-hidden="true">{limit >= deepest ? 'all' : shown}</span>
          <Icon name="down" size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflow: 'auto' }}>
        {steps.slice(0, -1).map((depth) => (
          <Menu.Item key={depth} onClick={() => limitDepth(explorer, depth)}>
            {depth === 1 ? '1 step' : `${depth} steps`}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => limitDepth(explorer, Infinity)}>all {deepest} steps</Menu.Item>
        {folded > 0 && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => unfoldAll(explorer)}>
              Unfold {folded === 1 ? 'the folded branch' : `all ${folded} folded branches`}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
