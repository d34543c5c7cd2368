import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { count } from '@renderer/format/numbers';
import { useCommand } from '@renderer/state/useCommand';
import classes from './LongText.module.css';

/** Characters drawn at once: pages of the environments here hold a few thousand. */
const FIRST = 20_000;
const MORE = 100_000;

interface Props {
  readonly text: string;
  /** Draws as much of it as is shown. */
  readonly children: (shown: string) => ReactNode;
}

/** A text that somebody else wrote: of megabytes only the beginning is drawn, the rest by and by. */
export function LongText({ text, children }: Props) {
  const [asked, setAsked] = useState({ text, most: FIRST });
  const copy = useCommand('shell.copy');
  const most = asked.text === text ? asked.most : FIRST;
  const left = text.length - most;
  if (left <= 0) return children(text);
  return (
    <>
      {children(text.slice(0, most))}
      <p className={classes.more}>
        {count(left)} more characters
        <Button size="xs" onClick={() => setAsked({ text, most: most + MORE })}>
          Show {count(Math.min(left, MORE))} more
        </Button>
        <Button size="xs" disabled={copy.busy} onClick={() => void copy.run({ text })}>
          Copy all
        </Button>
      </p>
    </>
  );
}
