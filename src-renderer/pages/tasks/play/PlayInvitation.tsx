import { Button } from '@mantine/core';
import { KeyCap } from '@renderer/components/KeyCap';
import { environments } from '@renderer/format/words';
import type { EnvironmentId } from '@shared/experiment/config';
import { TasksDrawing } from '../TasksDrawing';
import classes from './PlayInvitation.module.css';

/** Before a game: what playing is, and how to begin. */
export function PlayInvitation({
  environment,
  onPlay,
}: {
  readonly environment: EnvironmentId;
  readonly onPlay: () => void;
}) {
  return (
    <div className={classes.invitation}>
      <TasksDrawing />
      <h3 className={classes.title}>Play it by hand</h3>
      <p className={classes.words}>{environments[environment].goal}</p>
      <p className={classes.words}>
        You get the very observations that an agent gets, and the same actions. The gold facts are
        hidden while you play.
      </p>
      <Button
        variant="filled"
        size="lg"
        onClick={onPlay}
        rightSection={<KeyCap onAccent>Enter</KeyCap>}
      >
        Play this task
      </Button>
    </div>
  );
}
