import { Textarea, TextInput } from '@mantine/core';
import { useId } from 'react';
import type { ScoredAction } from '@shared/qmodel/scoring';
import { SideMark, type Side } from './PairSide';
import classes from './PairSideEditor.module.css';

interface Props {
  readonly side: Side;
  readonly draft: ScoredAction;
  /** Verbs that the experiment's pairs use. */
  readonly types: readonly string[];
  readonly autoFocus: boolean;
  readonly onChange: (draft: ScoredAction) => void;
}

/** One side of a pair while it is being edited. */
export function PairSideEditor({ side, draft, types, autoFocus, onChange }: Props) {
  const verbs = useId();
  const name = side === 'chosen' ? 'Chosen' : 'Rejected';
  return (
    <fieldset className={classes.editor} data-side={side} aria-label={`${name}, editing`}>
      <div className={classes.header}>
        <SideMark side={side} />
        <h2>{name}</h2>
      </div>
      <Textarea
        label="Thought"
        autosize
        minRows={4}
        maxRows={10}
        autoFocus={autoFocus}
        value={draft.thought}
        onChange={(event) => onChange({ ...draft, thought: event.currentTarget.value })}
      />
      <div className={classes.action}>
        <TextInput
          label="Action"
          classNames={{ input: classes.mono! }}
          list={verbs}
          value={draft.type}
          error={draft.type === '' && 'An action needs a verb.'}
          onChange={(event) =>
            onChange({ ...draft, type: event.currentTarget.value.trim().toLowerCase() })
          }
        />
        <datalist id={verbs}>
          {types.map((type) => (
            <option key={type} value={type} />
          ))}
        </datalist>
        <TextInput
          label="Argument"
          classNames={{ input: classes.mono! }}
          value={draft.argument}
          onChange={(event) => onChange({ ...draft, argument: event.currentTarget.value })}
        />
      </div>
    </fieldset>
  );
}
