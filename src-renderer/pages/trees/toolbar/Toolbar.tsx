import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core';
import { Icon } from '@renderer/components/Icon';
import { KeyCap } from '@renderer/components/KeyCap';
import type { TreeRow } from '@shared/ipc/rows';
import { colourModes, colourNames } from '../model/colouring';
import { useExplorer, useExplorerState } from '../state/explorer-store';
import { colourBy } from '../state/tree-actions';
import { DepthSelect } from './DepthSelect';
import { OutlineIcon } from './OutlineIcon';
import { SaveMenu } from './SaveMenu';
import { SearchBox } from './SearchBox';
import { TaskPicker } from './TaskPicker';
import classes from './Toolbar.module.css';

/** Which tree, coloured by what, searched for what, down to which step. */
export function Toolbar({
  rows,
  row,
  live,
  follow,
  onFollow,
}: {
  readonly rows: readonly TreeRow[];
  readonly row: TreeRow;
  /** Whether the search of more tasks goes on. */
  readonly live: boolean;
  readonly follow: boolean;
  readonly onFollow: (follow: boolean) => void;
}) {
  const explorer = useExplorer();
  const colour = useExplorerState((state) => state.colour);
  const outline = useExplorerState((state) => state.outline);
  return (
    <div className={classes.toolbar} role="toolbar" aria-label="Tree">
      <TaskPicker rows={rows} row={row} live={live} follow={follow} onFollow={onFollow} />
      <SegmentedControl
        aria-label="Colour by"
        value={colour}
        data={colourModes.map((mode) => ({ value: mode, label: colourNames[mode] }))}
        onChange={(mode) => colourBy(explorer, mode)}
      />
      <SearchBox />
      <DepthSelect />
      <div className={classes.end}>
        <Tooltip
          label={
            <>
              {outline ? 'Hide the outline' : 'Show the tree as an outline'} <KeyCap>O</KeyCap>
            </>
          }
        >
          <ActionIcon
            variant="default"
            aria-label="Outline"
            aria-pressed={outline}
            onClick={() => explorer.store.setState({ outline: !outline })}
          >
            <OutlineIcon />
          </ActionIcon>
        </Tooltip>
        <SaveMenu row={row} icon={<Icon name="save" size={18} />} />
      </div>
    </div>
  );
}
