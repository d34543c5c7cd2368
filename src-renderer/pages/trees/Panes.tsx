import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import classes from './Explorer.module.css';

const PANELS = ['tree', 'node'];

/**
 * The tree and the selected node side by side, their border to be dragged. Where there is no room
 * for both, as at 200 % zoom, they stack and the page scrolls.
 */
export function Panes({ tree, node }: { readonly tree: ReactNode; readonly node: ReactNode }) {
  const stacked = useMediaQuery('(max-width: 960px)', false, { getInitialValueInEffect: false });
  const layout = useDefaultLayout({ id: 'stepq.trees', panelIds: PANELS, storage: localStorage });
  if (stacked) {
    return (
      <div className={classes.stack}>
        <div className={classes.tree}>{tree}</div>
        {node}
      </div>
    );
  }
  return (
    <Group
      id="trees"
      className={classes.explorer}
      orientation="horizontal"
      {...(layout.defaultLayout && { defaultLayout: layout.defaultLayout })}
      onLayoutChanged={layout.onLayoutChanged}
    >
      <Panel id="tree" minSize={440}>
        <div className={classes.tree}>{tree}</div>
      </Panel>
      <Separator className={classes.separator ?? ''} />
      <Panel
        id="node"
        defaultSize={392}
        minSize={380}
        maxSize={640}
        groupResizeBehavior="preserve-pixel-size"
      >
        {node}
      </Panel>
    </Group>
  );
}
