import { useState } from 'react';
import { KeyCap } from '@renderer/components/KeyCap';
import classes from './ActionDock.module.css';

interface Props {
  readonly label: string;
  readonly placeholder: string;
  /** The key that leads into the field. */
  readonly cap: string | null;
  /** The offer that the field is for, by which keys find it. */
  readonly at: number | 'any';
  readonly busy: boolean;
  readonly onSend: (text: string) => void;
}

/** An action that a person writes; Enter sends it, Escape leaves the field. */
export function ActionField({ label, placeholder, cap, at, busy, onSend }: Props) {
  const [text, setText] = useState('');
  const send = () => {
    if (busy || text.trim() === '') return;
    setText('');
    onSend(text);
  };
  return (
    <form
      className={classes.field}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <input
        type="text"
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        data-offer={at}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.currentTarget
            .closest('section')
            ?.querySelector<HTMLElement>('[data-game]')
            ?.focus();
        }}
      />
      {cap !== null && text === '' && <KeyCap>{cap}</KeyCap>}
      {text !== '' && (
        <button type="submit" className={classes.send} aria-label={`Send ${label}`}>
          <KeyCap>Enter</KeyCap>
        </button>
      )}
    </form>
  );
}
