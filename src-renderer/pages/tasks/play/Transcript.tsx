import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { Tag } from '@renderer/components/Tag';
import { count } from '@renderer/format/numbers';
import type { Game, GameStep } from '../model/game';
import { beginning, safePieces } from '../model/observed-text';
import type { Offer } from '../model/offers';
import { ObservationText } from './ObservationText';
import { SafeText } from './SafeText';
import classes from './Transcript.module.css';

/** Longer actions are cut where they are listed. */
const ACTION_SHOWN = 200;
const PREVIEW = 240;
const none: readonly Offer[] = [];

/** The game so far, as the agent would see it: earlier observations folded, the latest open. */
export function Transcript(props: {
  readonly game: Game;
  readonly offers: readonly Offer[];
  readonly onAct: (offer: Offer) => void;
}) {
  const { game, offers, onAct } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { steps, firstObservation, stepLimit } = game;
  useLayoutEffect(() => {
    const { current } = scroller;
    const last = current?.querySelector<HTMLElement>('li:last-child');
    // Not by `scrollIntoView`: where panes are stacked that would move the page too.
    if (current && last) current.scrollTop = last.offsetTop - current.offsetTop;
  }, [steps.length]);
  return (
    <div
      ref={scroller}
      className={classes.transcript}
      role="region"
      aria-label="Game"
      tabIndex={-1}
      data-game
    >
      <ol>
        <Entry
          number={null}
          head={<span className={classes.start}>First observation</span>}
          text={firstObservation}
          offers={offers}
          onAct={onAct}
          latest={steps.length === 0}
        />
        {steps.map((step, at) => (
          <Entry
            // A step taken back leaves its place to another one.
            key={`${at} ${step.line.slice(0, 200)}`}
            number={at + 1}
            head={<StepHead step={step} late={at >= stepLimit} />}
            text={step.observation}
            offers={offers}
            onAct={onAct}
            latest={at === steps.length - 1}
          />
        ))}
      </ol>
    </div>
  );
}

function StepHead({ step, late }: { readonly step: GameStep; readonly late: boolean }) {
  const cut = step.line.length - ACTION_SHOWN;
  return (
    <>
      <code className={classes.action} data-invalid={!step.valid || undefined}>
        <SafeText pieces={safePieces(step.line.slice(0, ACTION_SHOWN))} />
        {cut > 0 && <span className={classes.cut}> … {count(cut)} more characters</span>}
      </code>
      {!step.valid && <Tag tone="bad">not possible here</Tag>}
      {late && <Tag>past the limit</Tag>}
    </>
  );
}

function Entry(props: {
  readonly number: number | null;
  readonly head: ReactNode;
  readonly text: string;
  readonly offers: readonly Offer[];
  readonly onAct: (offer: Offer) => void;
  readonly latest: boolean;
}) {
  const { number, head, text, offers, onAct, latest } = props;
  const [opened, setOpened] = useState<boolean | null>(null);
  const open = opened ?? latest;
  return (
    <li className={classes.entry} data-latest={latest || undefined}>
      <span className={classes.number}>{number ?? ''}</span>
      <div className={classes.body}>
        <div className={classes.head}>{head}</div>
        <button
          type="button"
          className={classes.fold}
          aria-expanded={open}
          onClick={() => setOpened(!open)}
        >
          <span className={classes.sign} aria-hidden="true">
            {open ? '−' : '+'}
          </span>
          {open ? (
            <span>Observation, {count(text.length)} characters</span>
          ) : (
            <span className={classes.preview}>
              <SafeText pieces={safePieces(beginning(text, PREVIEW))} />
            </span>
          )}
        </button>
        {/* What is offered now is offered by the latest observation only. */}
        {open && <ObservationText text={text} offers={latest ? offers : none} onAct={onAct} />}
      </div>
    </li>
  );
}
