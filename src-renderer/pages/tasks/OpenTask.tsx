import { useEffect, useState } from 'react';
import { PageLoaded } from '@renderer/components/PageLoaded';
import { counted } from '@renderer/format/numbers';
import { environments } from '@renderer/format/words';
import { notify } from '@renderer/state/notices';
import { useCall } from '@renderer/state/useCall';
import { useCommand } from '@renderer/state/useCommand';
import type { EnvironmentId, ExperimentConfig } from '@shared/experiment/config';
import type { TaskDetail } from '@shared/ipc/play';
import { TaskFacts } from './facts/TaskFacts';
import { actionsFile, actionsFileName, playCommand } from './model/game';
import { safePieces } from './model/observed-text';
import { readOffer } from './model/offers';
import type { PlayKey } from './model/play-keys';
import { PlayInvitation } from './play/PlayInvitation';
import { PlayPane } from './play/PlayPane';
import { SafeText } from './play/SafeText';
import { usePlay } from './play/usePlay';
import { usePlayKeys } from './play/usePlayKeys';
import classes from './TasksWorkspace.module.css';

interface Props {
  readonly environment: EnvironmentId;
  readonly played: { readonly task: ExperimentConfig['task']; readonly seed: number | null };
  readonly taskId: string | null;
  readonly onStep: (by: 1 | -1) => void;
  /** Told whether gold facts may be seen, for the rest of the page. */
  readonly onGold: (shown: boolean) => void;
}

/** The chosen task: what it asks for, its game, its facts. */
export function OpenTask({ environment, played, taskId, onStep, onGold }: Props) {
  const detail = useCall('tasks.get', taskId === null ? null : { ...played, taskId }, {
    keep: true,
  });
  if (taskId === null) return <p className={classes.nothing}>No task is chosen.</p>;
  if (!detail.value) {
    return (
      <div className={classes.failure}>
        <PageLoaded state={detail} what="The task could not be read.">
          {() => null}
        </PageLoaded>
      </div>
    );
  }
  return (
    <ChosenTask
      key={detail.value.id}
      environment={environment}
      played={played}
      task={detail.value}
      onStep={onStep}
      onGold={onGold}
    />
  );
}

/** Whether gold facts are shown while nothing is played: kept from task to task. */
let goldWhileLooking = true;

function ChosenTask(props: Omit<Props, 'taskId'> & { readonly task: TaskDetail }) {
  const { environment, played, task, onStep, onGold } = props;
  const play = usePlay(played.task, task.id);
  const { game } = play;
  const [looking, setLooking] = useState(goldWhileLooking);
  // Shown while playing only when asked for during the game.
  const [playing, setPlaying] = useState(false);
  const gold = play.on ? playing : looking;
  useEffect(() => onGold(gold), [onGold, gold]);
  const copy = useCommand('shell.copy');
  const save = useCommand('shell.save');

  const begin = () => {
    setPlaying(false);
    play.start();
  };
  const toggleGold = () => {
    if (play.on) return setPlaying(!playing);
    goldWhileLooking = !looking;
    return setLooking(!looking);
  };
  const copyActions = async () => {
    if (!game || game.steps.length === 0) return;
    const done = await copy.run({ text: actionsFile(game) });
    if (done === undefined) return;
    notify({ tone: 'plain', message: `${counted(game.steps.length, 'action')} copied.` });
  };
  const saveActions = async () => {
    if (!game || game.steps.length === 0) return;
    const suggestedName = actionsFileName(task.id);
    const saved = await save.run({ suggestedName, content: actionsFile(game) });
    if (!saved) return;
    const command = playCommand(environment, task.id, saved.file);
    notify({ tone: 'plain', message: `Saved. Play it again by: ${command}` });
  };
  const act = (key: PlayKey) => {
    if (typeof key === 'object') return takeOffer(key.offer);
    switch (key) {
      case 'play':
        return play.on ? undefined : begin();
      case 'over':
        return play.on ? begin() : undefined;
      case 'undo':
        return play.undo();
      case 'stop':
        return play.stop();
      case 'copy':
        return void copyActions();
      case 'save':
        return void saveActions();
      case 'gold':
        return toggleGold();
      case 'write':
        return focusOn('[data-offer="any"]');
      case 'search':
        return focusOn('[data-search]');
      case 'next':
        return onStep(1);
      case 'previous':
        return onStep(-1);
    }
  };
  const takeOffer = (at: number) => {
    const text = game?.actions[at];
    if (text === undefined) return;
    const offer = readOffer(text, at);
    if (offer.blank !== null) focusOn(`[data-offer="${at}"]`);
    else play.act(offer);
  };
  usePlayKeys(act);

  return (
    <>
      <section className={classes.task} aria-label="Chosen task">
        <div className={classes.head}>
          <div className={classes.caption}>
            <span>
              {environments[environment].asks} <code>{task.id}</code>
            </span>
            {game && (
              <span>
                step {game.steps.length} of {game.stepLimit}
              </span>
            )}
          </div>
          <h2 className={classes.instruction}>
            <SafeText pieces={safePieces(task.instruction)} />
          </h2>
        </div>
        {play.on ? (
          <PlayPane play={play} onKey={act} />
        ) : (
          <PlayInvitation environment={environment} onPlay={begin} />
        )}
      </section>
      <TaskFacts environment={environment} task={task} gold={gold} onGold={toggleGold} />
    </>
  );
}

function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}
