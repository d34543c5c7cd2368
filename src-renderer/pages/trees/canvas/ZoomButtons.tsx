import { ActionIcon, Tooltip } from '@mantine/core';
import { Icon, type IconName } from '@renderer/components/Icon';
import { KeyCap } from '@renderer/components/KeyCap';
import { useExplorer } from '../state/explorer-store';
import { fit, zoomStep } from '../state/view-actions';
import classes from './ZoomButtons.module.css';

/** Zoom in, zoom out and fit, at the corner of the picture. */
export function ZoomButtons() {
  const explorer = useExplorer();
  return (
    <div className={classes.buttons} data-floating>
      <Zoom icon="plus" name="Zoom in" letter="+" onClick={() => zoomStep(explorer, 1)} />
      <Zoom icon="minus" name="Zoom out" letter="−" onClick={() => zoomStep(explorer, -1)} />
      <Zoom icon="fit" name="Fit the tree" letter="F" onClick={() => fit(explorer)} />
    </div>
  );
}

function Zoom({
  icon,
  name,
  letter,
  onClick,
}: {
  readonly icon: IconName;
  readonly name: string;
  readonly letter: string;
  readonly onClick: () => void;
}) {
  return (
    <Tooltip
      position="left"
      label={
        <>
          {name} <KeyCap>{letter}</KeyCap>
        </>
      }
    >
      <ActionIcon aria-label={name} onClick={onClick}>
        <Icon name={icon} size={18} />
      </ActionIcon>
    </Tooltip>
  );
}
