import { ActionIcon, Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { ErrorNote } from '@renderer/components/ErrorNote';
import { Icon } from '@renderer/components/Icon';
import { isTaken } from '@renderer/components/is-taken';
import { KeyCap } from '@renderer/components/KeyCap';
import { agentName } from '@renderer/format/words';
import { useCall } from '@renderer/state/useCall';
import type { AgentKind } from '@shared/experiment/config';
import type { ComparedTask } from '@shared/ipc/rows';
import { AlignedSteps } from './AlignedSteps';
import { EpisodeHeads } from './EpisodeHeads';
import classes from './TwoEpisodes.module.css';

interface Props {
  readonly experimentId: string;
  readonly taskId: string;
  /** The run under test, on the right. */
  readonly test: AgentKind;
  /** The baseline, on the left. */
  readonly base: AgentKind;
  readonly candidates: number;
  /** Tasks in the order of the list, for previous and next. */
  readonly tasks: readonly ComparedTask[];
  readonly onOpen: (taskId: string) => void;
  readonly onClose: () => void;
}

/** Both trajectories of a task side by side, from the first step that differs. */
export function TwoEpisodes(props: Props) {
  const { experimentId, taskId, test, base, candidates, tasks, onOpen, onClose } = props;
  const left = useCall('compare.episode', { experimentId, agent: base, taskId });
  const right = useCall('compare.episode', { experimentId, agent: test, taskId });
  const at = tasks.findIndex((task) => task.taskId === taskId);
  const step = (by: 1 | -1) => {
    const next = tasks[at + by];
    if (next) onOpen(next.taskId);
  };
  const pane = useRef<HTMLElement>(null);
  useEffect(() => pane.current?.focus(), []);
  useEpisodeKeys({ onClose, onStep: step });
  const failure = left.failure ?? right.failure;
  const names = { left: agentName(base, candidates), right: agentName(test, candidates) };

  return (
    <section
      ref={pane}
      className={classes.pane}
      tabIndex={-1}
      aria-label={`Both trajectories of ${taskId}`}
    >
      <header className={classes.head}>
        <Button
          variant="subtle"
          leftSection={<Icon name="back" size={16} />}
          rightSection={<KeyCap>Esc</KeyCap>}
          onClick={onClose}
        >
          Comparison
        </Button>
        <h1>{taskId}</h1>
        <p className={classes.instruction}>{left.value?.instruction ?? right.value?.instruction}</p>
        <ActionIcon
          variant="default"
          aria-label="Previous task"
          disabled={at <= 0}
          onClick={() => step(-1)}
        >
          <Icon name="back" size={16} />
        </ActionIcon>
        <span className={classes.position}>
          {at + 1} of {tasks.length}
        </span>
        <ActionIcon
          variant="default"
          aria-label="Next task"
          disabled={at < 0 || at >= tasks.length - 1}
          onClick={() => step(1)}
        >
          <Icon name="forward" size={16} />
        </ActionIcon>
      </header>
      {failure && !(left.value && right.value) && (
        <div className={classes.failure}>
          <ErrorNote
            what="The trajectories could not be read."
            failure={failure}
            onRetry={() => {
              left.reload();
              right.reload();
            }}
          />
        </div>
      )}
      {left.value && right.value && (
        <div className={classes.body}>
          <EpisodeHeads left={left.value} right={right.value} names={names} />
          <AlignedSteps key={taskId} left={left.value} right={right.value} names={names} />
        </div>
      )}
    </section>
  );
}

function useEpisodeKeys(actions: {
  readonly onClose: () => void;
  readonly onStep: (by: 1 | -1) => void;
}): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTaken(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') latest.current.onClose();
      else if (event.key === 'j') latest.current.onStep(1);
      else if (event.key === 'k') latest.current.onStep(-1);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
