import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { count } from '@renderer/format/numbers';
import { useCommand } from '@renderer/state/useCommand';
import { observedLines } from '../model/observed-text';
import { SafeText } from './SafeText';
import classes from './ObservationText.module.css';

/** Characters drawn at once: pages of the environments here hold a few thousand. */
const FIRST = 20_000;
const MORE = 100_000;

/** What the environment answered, letter for letter; a long one by and by. */
export function ObservationText({ text }: { readonly text: string }) {
  const [most, setMost] = useState(FIRST);
  const copy = useCommand('shell.copy');
  const lines = useMemo(() => observedLines(text.slice(0, most)), [text, most]);
  const left = text.length - most;
  return (
    <div className={classes.observation}>
      {lines.length === 0 && <span className={classes.empty}>The environment said nothing.</span>}
      {lines.map((line, at) => (
        <div
          key={at}
          className={classes.line}
          data-parted={line[0]?.kind === 'separator' || undefined}
        >
          <SafeText pieces={line} />
        </div>
      ))}
      {left > 0 && (
        <p className={classes.more}>
          {count(left)} more characters
          <Button size="xs" onClick={() => setMost(most + MORE)}>
            Show {count(Math.min(left, MORE))} more
          </Button>
          <Button size="xs" disabled={copy.busy} onClick={() => void copy.run({ text })}>
            Copy all
          </Button>
        </p>
      )}
    </div>
  );
}
