import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core';
import { Icon } from '@renderer/components/Icon';
import { KeyCap } from '@renderer/components/KeyCap';
import type { TreeRow } from '@shared/ipc/rows';
import type { Beside } from '../beside/useBeside';
import { colourModes, colourNames } from '../model/colouring';
import { useExplorer, useExplorerState } from '../state/explorer-store';
import { colourBy } from '../state/tree-actions';
import { DepthSelect } from './DepthSelect';
import type { LiveFollowing } from './live-following';
import { OutlineIcon } from './OutlineIcon';
import { SaveMenu } from './SaveMenu';
import { SearchBox } from './SearchBox';
import { TaskPicker } from './TaskPicker';
import classes from './Toolbar.module.css';

/** Which tree, coloured by what, searched for what, down to which step. */
export function Toolbar({
  experimentId,
  rows,
  row,
  following,
  beside,
}: {
  readonly experimentId: string;
  readonly rows: readonly TreeRow[];
  readonly row: TreeRow;
  readonly following: LiveFollowing;
  readonly beside: Beside;
}) {
  const explorer = useExplorer();
  const colour = useExplorerState((state) => state.colour);
  const outline = useExplorerState((state) => state.outline);
  return (
    <div className={classes.toolbar} role="toolbar" aria-label="Tree">
      <TaskPicker experimentId={experimentId} rows={rows} row={row} following={following} />
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
        <Tooltip
          label={beside.open ? 'Close the tree beside' : 'Open another tree beside this one'}
        >
          <ActionIcon
            variant="default"
            aria-label="Another tree beside"
            aria-pressed={beside.open}
            onClick={beside.toggle}
          >
            <Icon name="split" size={18} />
          </ActionIcon>
        </Tooltip>
        <SaveMenu />
      </div>
    </div>
  );
}
