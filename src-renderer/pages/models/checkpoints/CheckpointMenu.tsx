import { ActionIcon, Menu } from '@mantine/core';
import { Icon } from '@renderer/components/Icon';
import { bytes } from '@renderer/format/numbers';
import type { KeptCheckpoint } from '@shared/qmodel/checkpoint';
import classes from './Checkpoints.module.css';

/** What can be done with a checkpoint that is kept. */
export function CheckpointMenu({
  checkpoint: { step, pinned, bytes: size },
  inUse,
  canUse,
  onUse,
  onPin,
  onDelete,
}: {
  readonly checkpoint: KeptCheckpoint;
  readonly inUse: boolean;
  readonly canUse: boolean;
  readonly onUse: () => void;
  readonly onPin: (pin: 'pinned' | 'free') => void;
  readonly onDelete: () => void;
}) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={22} aria-label={`Checkpoint of step ${step}`}>
          <Icon name="more" size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {canUse && <Menu.Item onClick={onUse}>Use this one…</Menu.Item>}
        <Menu.Item
          onClick={() => {
            onPin(pinned ? 'free' : 'pinned');
          }}
        >
          {pinned ? 'Unpin' : 'Pin'}
          <span className={classes.note}>
            {pinned ? 'Newer ones may take its place' : 'Stays, however many newer ones come'}
          </span>
        </Menu.Item>
        {!inUse && (
          <Menu.Item onClick={onDelete}>
            Delete
            <span className={classes.note}>Frees {bytes(size)}</span>
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
