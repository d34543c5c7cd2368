import { useState } from 'react';
import { KeyCap } from '@renderer/components/KeyCap';
import { useRoving } from '@renderer/components/useRoving';
import { count } from '@renderer/format/numbers';
import { beginning, safePieces } from '../model/observed-text';
import { groupOffers, offerKey, readWritten, type Offer, type PlayedAction } from '../model/offers';
import { ActionField } from './ActionField';
import { SafeText } from './SafeText';
import classes from './ActionDock.module.css';

/** More actions than this are shown on demand. */
const FIRST = 120;
const LABEL_SHOWN = 160;

interface Props {
  readonly offers: readonly Offer[];
  readonly busy: boolean;
  /** @param written the whole action as it was written */
  readonly onAct: (action: PlayedAction, written?: string) => void;
}

/** What can be done now, by verb: fixed actions as buttons, free text in fields, and any action at all. */
export function ActionDock({ offers, busy, onAct }: Props) {
  const groups = groupOffers(offers);
  return (
    <div className={classes.dock} role="group" aria-label="Actions">
      {groups.map(({ type, offers: held }) => (
        <div key={type} className={classes.verb}>
          <code className={classes.type}>
            <SafeText pieces={safePieces(beginning(type, 40))} />
          </code>
          <div className={classes.offers}>
            {held
              .filter(({ blank }) => blank !== null)
              .map((offer) => (
                <ActionField
                  key={offer.text}
                  label={`${type}: ${offer.blank ?? ''}`}
                  placeholder={offer.blank ?? ''}
                  cap={offerKey(offer.at)}
                  at={offer.at}
                  busy={busy}
                  onSend={(argument) => onAct({ type, argument })}
                />
              ))}
            <Buttons
              offers={held.filter(({ blank }) => blank === null)}
              busy={busy}
              onAct={onAct}
            />
          </div>
        </div>
      ))}
      <div className={classes.verb}>
        <span className={classes.any}>any</span>
        <div className={classes.offers}>
          <ActionField
            label="Any action"
            placeholder="type[argument]"
            cap="A"
            at="any"
            busy={busy}
            onSend={(written) => onAct(readWritten(written), written)}
          />
        </div>
      </div>
    </div>
  );
}

function Buttons({ offers, busy, onAct }: Props) {
  const [whole, setWhole] = useState(false);
  const [at, setAt] = useState(0);
  const shown = whole ? offers : offers.slice(0, FIRST);
  // The lines wrap as they come: left and right go one on, up and down a few.
  const roving = useRoving({ size: shown.length, at, columns: 4, onMove: setAt });
  if (offers.length === 0) return null;
  return (
    <span ref={roving.ref} className={classes.buttons} onKeyDown={roving.onKeyDown}>
      {shown.map((offer, index) => (
        <button
          key={`${index} ${offer.text.slice(0, 200)}`}
          type="button"
          className={classes.action}
          aria-label={beginning(offer.text, LABEL_SHOWN)}
          title={offer.argument.length > 40 ? beginning(offer.argument, 1000) : undefined}
          aria-disabled={busy}
          onFocus={() => setAt(index)}
          onClick={() => onAct(offer)}
          {...roving.item(index)}
        >
          <span className={classes.label}>
            <SafeText pieces={safePieces(beginning(offer.argument, LABEL_SHOWN) || offer.type)} />
          </span>
          {offerKey(offer.at) !== null && <KeyCap>{offerKey(offer.at)}</KeyCap>}
        </button>
      ))}
      {shown.length < offers.length && (
        <button type="button" className={classes.rest} onClick={() => setWhole(true)}>
          Show all {count(offers.length)}
        </button>
      )}
    </span>
  );
}
