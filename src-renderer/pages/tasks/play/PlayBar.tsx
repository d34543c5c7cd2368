import { Button } from '@mantine/core';
import { KeyCap } from '@renderer/components/KeyCap';
import type { Game } from '../model/game';
import type { PlayKey } from '../model/play-keys';
import classes from './PlayBar.module.css';

interface Props {
  readonly game: Game | null;
  readonly busy: boolean;
  readonly onKey: (key: PlayKey) => void;
}

/** What can be done with the game itself, with the key of each. */
export function PlayBar({ game, busy, onKey }: Props) {
  const empty = !game || game.steps.length === 0;
  return (
    <div className={classes.bar} role="toolbar" aria-label="Game">
      <Action label="Undo" cap="U" disabled={busy || empty} onClick={() => onKey('undo')} />
      <Action label="Start over" cap="R" disabled={false} onClick={() => onKey('over')} />
      <span className={classes.gap} />
      <Action label="Copy actions" cap="C" disabled={empty} onClick={() => onKey('copy')} />
      <Action label="Save actions" cap="S" disabled={empty} onClick={() => onKey('save')} />
      <Action label="Stop" cap="Esc" disabled={false} onClick={() => onKey('stop')} />
    </div>
  );
}

function Action(props: {
  readonly label: string;
  readonly cap: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}) {
  return (
    <Button
      disabled={props.disabled}
      onClick={props.onClick}
      rightSection={<KeyCap>{props.cap}</KeyCap>}
    >
      {props.label}
    </Button>
  );
}
