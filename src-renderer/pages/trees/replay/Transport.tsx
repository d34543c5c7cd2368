import { ActionIcon, CloseButton, Tooltip } from '@mantine/core';
import { Icon, type IconName } from '@renderer/components/Icon';
import { KeyCap } from '@renderer/components/KeyCap';
import { count } from '@renderer/format/numbers';
import { speeds } from '../state/explorer-state';
import { useExplorer, useExplorerState } from '../state/explorer-store';
import {
  leaveReplay,
  setFollow,
  setSpeed,
  stepIteration,
  togglePlay,
} from '../state/replay-actions';
import classes from './ReplayDock.module.css';

/** Play, step, speed and follow, with the iteration that is shown. */
export function Transport() {
  const explorer = useExplorer();
  const playing = useExplorerState((state) => state.playing);
  const speed = useExplorerState((state) => state.speed);
  const follow = useExplorerState((state) => state.follow);
  const moment = useExplorerState((state) => state.moment);
  const total = useExplorerState((state) => state.tree?.iterations.length ?? 0);
  const nextSpeed = speeds[(speeds.indexOf(speed) + 1) % speeds.length]!;
  return (
    <>
      <div className={classes.buttons}>
        <Press
          icon="first"
          name="Iteration before"
          letter="["
          onClick={() => stepIteration(explorer, -1)}
        />
        <Press
          icon={playing ? 'pause' : 'play'}
          name={playing ? 'Stop' : 'Play'}
          letter="Space"
          onClick={() => togglePlay(explorer)}
        />
        <Press
          icon="last"
          name="Iteration after"
          letter="]"
          onClick={() => stepIteration(explorer, 1)}
        />
      </div>
      <div className={classes.where}>
        <span className={classes.iteration} data-iteration={moment?.iteration ?? 'final'}>
          {moment ? `Iteration ${count(moment.iteration)}` : 'Finished tree'}
          {moment && (
            <Tooltip label="Back to the finished tree">
              <CloseButton
                size={20}
                aria-label="Back to the finished tree"
                onClick={() => leaveReplay(explorer)}
              />
            </Tooltip>
          )}
        </span>
        <span className={classes.how}>
          {moment ? `of ${count(total)}` : `${count(total)} iterations`}
          <span aria-hidden="true">·</span>
          <button
            type="button"
            className={classes.plain}
            aria-label={`Speed ${speed}, change to ${nextSpeed}`}
            onClick={() => setSpeed(explorer, nextSpeed)}
          >
            {speed}×
          </button>
          {moment && (
            <>
              <span aria-hidden="true">·</span>
              <button
                type="button"
                className={classes.plain}
                aria-pressed={follow}
                onClick={() => setFollow(explorer, !follow)}
              >
                follow {follow ? 'on' : 'off'}
              </button>
            </>
          )}
        </span>
      </div>
    </>
  );
}

function Press({
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
      label={
        <>
          {name} <KeyCap>{letter}</KeyCap>
        </>
      }
    >
      <ActionIcon variant="default" aria-label={name} onClick={onClick}>
        <Icon name={icon} size={18} />
      </ActionIcon>
    </Tooltip>
  );
}
