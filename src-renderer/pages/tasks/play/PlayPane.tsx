import { useLayoutEffect, useMemo, useRef } from 'react';
import { ErrorNote } from '@renderer/components/ErrorNote';
import { LoadingBars } from '@renderer/components/LoadingBars';
import { counted, score } from '@renderer/format/numbers';
import { useLate } from '@renderer/state/useCall';
import { endOf, type Game } from '../model/game';
import { readOffer } from '../model/offers';
import type { PlayKey } from '../model/play-keys';
import { ActionDock } from './ActionDock';
import { Outcome } from './Outcome';
import { PlayBar } from './PlayBar';
import { Transcript } from './Transcript';
import type { Play } from './usePlay';
import classes from './PlayPane.module.css';

interface Props {
  readonly play: Play;
  readonly onKey: (key: PlayKey) => void;
}

/** A game: what was done and seen, what can be done now, and how it ended. */
export function PlayPane({ play, onKey }: Props) {
  const { game, busy, failure } = play;
  const pane = useRef<HTMLDivElement>(null);
  const waiting = useLate(busy);
  const offers = useMemo(() => (game?.actions ?? []).map(readOffer), [game?.actions]);
  const end = game && endOf(game);
  useFocus(pane.current, game);

  return (
    <div ref={pane} className={classes.pane}>
      {game && <Transcript game={game} offers={offers} onAct={play.act} />}
      {!game && (
        <div className={classes.starting}>{waiting && <LoadingBars rows={8} height={20} />}</div>
      )}
      {failure && (
        <div className={classes.failure}>
          <ErrorNote
            what={game ? 'The step was not made.' : 'The task could not be started.'}
            failure={failure}
            {...(!game && { onRetry: play.start })}
          />
        </div>
      )}
      {waiting && game && <p className={classes.note}>Waiting for the environment…</p>}
      {game && !end && game.steps.length >= game.stepLimit && (
        <p className={classes.note}>
          An agent’s episode ends here, unfinished: its limit is {counted(game.stepLimit, 'step')}.
          You may go on.
        </p>
      )}
      {game && !end && <ActionDock offers={offers} busy={busy} onAct={play.act} />}
      {game && end && <Outcome end={end} steps={game.steps.length} />}
      <PlayBar game={game} busy={busy} onKey={onKey} />
      <p className={classes.spoken} role="status">
        {game && spoken(game)}
      </p>
    </div>
  );
}

/**
 * After each step the keys are for the next one: in the field where there is nothing but fields, the
 * one used last where there are several, otherwise on the game.
 */
function useFocus(pane: HTMLElement | null, game: Game | null): void {
  const steps = game?.steps.length;
  const latest = useRef({ pane, game });
  latest.current = { pane, game };
  // Before the step is seen, so that a key pressed at once is not for the field that sent it.
  useLayoutEffect(() => {
    const now = latest.current;
    if (!now.game || !now.pane) return;
    const offers = now.game.actions.map(readOffer);
    const type = now.game.steps.at(-1)?.action.type;
    const field = offers.find((offer) => offer.type === type) ?? offers[0];
    const onlyFields = field !== undefined && offers.every(({ blank }) => blank !== null);
    const target = onlyFields ? `[data-offer="${field.at}"]` : '[data-game]';
    now.pane.querySelector<HTMLElement>(target)?.focus({ preventScroll: true });
  }, [steps, game?.session]);
}

/** The latest step in one line, for those who listen. */
function spoken(game: Game): string {
  const last = game.steps.at(-1);
  if (!last) return 'The game has begun.';
  const made = `Step ${game.steps.length}: ${last.line.slice(0, 200)}.`;
  if (last.done) return `${made} Reward ${score(last.reward)}.`;
  return last.valid ? made : `${made} Not possible here.`;
}
