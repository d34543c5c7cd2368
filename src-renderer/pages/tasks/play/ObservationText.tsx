import { useMemo } from 'react';
import { KeyCap } from '@renderer/components/KeyCap';
import { LongText } from '@renderer/components/LongText';
import { observedLines, type TextLine } from '../model/observed-text';
import { offerKey, type Offer } from '../model/offers';
import { SafeText } from './SafeText';
import classes from './ObservationText.module.css';

interface Props {
  readonly text: string;
  /** What can be done now: where a line is just that, it can be clicked. */
  readonly offers: readonly Offer[];
  readonly onAct: (offer: Offer) => void;
}

/** What the environment answered, letter for letter; a long one by and by. */
export function ObservationText({ text, ...acting }: Props) {
  return (
    <div className={classes.observation}>
      <LongText text={text}>{(shown) => <Lines text={shown} {...acting} />}</LongText>
    </div>
  );
}

function Lines({ text, offers, onAct }: Props) {
  const lines = useMemo(() => observedLines(text), [text]);
  const fixed = useMemo(() => offersByName(offers), [offers]);
  return (
    <>
      {lines.length === 0 && <span className={classes.empty}>The environment said nothing.</span>}
      {lines.map((line, at) => (
        <div
          key={at}
          className={classes.line}
          data-parted={line[0]?.kind === 'separator' || undefined}
        >
          <Line line={line} offer={offerOf(line, fixed)} onAct={onAct} />
        </div>
      ))}
    </>
  );
}

function Line(props: {
  readonly line: TextLine;
  readonly offer: Offer | undefined;
  readonly onAct: (offer: Offer) => void;
}) {
  const { line, offer, onAct } = props;
  if (!offer) return <SafeText pieces={line} />;
  const name = offerKey(offer.at);
  return (
    <>
      <SafeText pieces={line.slice(0, -1)} />{' '}
      {/* The same action stands below as a button: one stop of the keyboard is enough. */}
      <button
        type="button"
        tabIndex={-1}
        className={classes.offer}
        aria-label={offer.text}
        onClick={() => onAct(offer)}
      >
        {line.at(-1)?.text.trim()}
      </button>
      {name !== null && (
        <span className={classes.cap} aria-hidden="true">
          <KeyCap>{name}</KeyCap>
        </span>
      )}
    </>
  );
}

function offersByName(offers: readonly Offer[]): ReadonlyMap<string, Offer> {
  return new Map(
    offers
      .filter(({ blank }) => blank === null)
      .map((offer) => [offer.argument.trim().toLowerCase(), offer]),
  );
}

/** The offer whose argument is all that stands behind a separator. */
function offerOf(line: TextLine, offers: ReadonlyMap<string, Offer>): Offer | undefined {
  const [mark, words, more] = line;
  if (mark?.kind !== 'separator' || words?.kind !== 'text' || more) return undefined;
  return offers.get(words.text.trim().toLowerCase());
}
