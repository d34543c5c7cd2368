import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { commandKey, KeyCap } from '@renderer/components/KeyCap';
import type { ReviewKey } from '../review/review-keys';
import classes from './ReviewBar.module.css';

interface Props {
  readonly editing: boolean;
  /** The draft can be saved: it differs from the pair and both actions can be read. */
  readonly canSave: boolean;
  readonly canUndo: boolean;
  readonly busy: boolean;
  readonly onKey: (key: ReviewKey) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

/** What can be decided about the pair, with the key of each. */
export function ReviewBar({ editing, canSave, canUndo, busy, onKey, onSave, onCancel }: Props) {
  if (editing) {
    return (
      <div className={classes.bar}>
        <Button
          variant="filled"
          disabled={!canSave}
          loading={busy}
          onClick={onSave}
          rightSection={<KeyCap onAccent={canSave}>{commandKey} Enter</KeyCap>}
        >
          Save
        </Button>
        <Action label="Cancel" cap="Esc" onClick={onCancel} />
        <span className={classes.note}>The original is kept</span>
      </div>
    );
  }
  return (
    <div className={classes.bar} role="toolbar" aria-label="Review">
      <Button
        variant="filled"
        disabled={busy}
        onClick={() => onKey('accept')}
        rightSection={<KeyCap onAccent>A</KeyCap>}
      >
        Accept
      </Button>
      <Action label="Reject" cap="R" disabled={busy} onClick={() => onKey('reject')} />
      <Action label="Swap" cap="S" disabled={busy} onClick={() => onKey('swap')} />
      <Action label="Edit" cap="E" disabled={busy} onClick={() => onKey('edit')} />
      <span className={classes.note}>The original is kept</span>
      <Action
        label="Undo"
        cap="U"
        quiet
        disabled={busy || !canUndo}
        onClick={() => onKey('undo')}
      />
      <Action label="Next" cap="J" quiet onClick={() => onKey('next')} />
    </div>
  );
}

function Action(props: {
  readonly label: string;
  readonly cap: ReactNode;
  readonly quiet?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <Button
      variant={props.quiet ? 'subtle' : 'default'}
      disabled={props.disabled ?? false}
      onClick={props.onClick}
      rightSection={<KeyCap>{props.cap}</KeyCap>}
    >
      {props.label}
    </Button>
  );
}
