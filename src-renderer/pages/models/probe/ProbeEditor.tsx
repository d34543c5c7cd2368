import { Button, Modal, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import { commandKey, KeyCap } from '@renderer/components/KeyCap';
import { environments } from '@renderer/format/words';
import { useEnvironment } from '@renderer/state/useEnvironment';
import { probeObjections, type Probe, type ProbeStep } from './probe-state';
import classes from './ProbeEditor.module.css';

const HOW = 'type[argument], with or without a thought before it';

interface Props {
  readonly opened: boolean;
  readonly probe: Probe;
  readonly onClose: () => void;
  readonly onScore: (probe: Probe) => void;
}

/** A decision to write or to change: task, steps before, candidates. */
export function ProbeEditor({ opened, probe, onClose, onScore }: Props) {
  const environment = useEnvironment();
  const [draft, setDraft] = useState(probe);
  useEffect(() => {
    if (opened) setDraft(probe);
  }, [opened, probe]);
  const objections = probeObjections(draft);
  const set = (part: Partial<Probe>) => setDraft({ ...draft, ...part });
  const score = () => {
    if (objections.length === 0) onScore(draft);
  };
  return (
    <Modal opened={opened} onClose={onClose} title="A decision to score" size={760}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          score();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) score();
        }}
      >
        <Textarea
          label={environments[environment].asks}
          autosize
          minRows={2}
          maxRows={5}
          data-autofocus
          value={draft.instruction}
          onChange={(event) => set({ instruction: event.currentTarget.value })}
        />
        <Textarea
          label="First page"
          description="What the agent sees before its first step."
          autosize
          minRows={2}
          maxRows={6}
          value={draft.observation}
          onChange={(event) => set({ observation: event.currentTarget.value })}
        />
        <Steps history={draft.history} onChange={(history) => set({ history })} />
        <Candidates candidates={draft.candidates} onChange={(candidates) => set({ candidates })} />
        <footer className={classes.foot}>
          <span className={classes.objection}>{objections[0]}</span>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="filled"
            disabled={objections.length > 0}
            rightSection={<KeyCap onAccent={objections.length === 0}>{commandKey} Enter</KeyCap>}
          >
            Score candidates
          </Button>
        </footer>
      </form>
    </Modal>
  );
}

function Steps(props: {
  readonly history: readonly ProbeStep[];
  readonly onChange: (history: readonly ProbeStep[]) => void;
}) {
  const { history, onChange } = props;
  const change = (at: number, part: Partial<ProbeStep>) =>
    onChange(history.map((step, i) => (i === at ? { ...step, ...part } : step)));
  return (
    <fieldset className={classes.group}>
      <legend>Steps before</legend>
      {history.map((step, i) => (
        <div key={i} className={classes.step}>
          <Textarea
            aria-label={`Step ${i + 1}, action`}
            placeholder={HOW}
            autosize
            minRows={2}
            maxRows={5}
            value={step.action}
            onChange={(event) => change(i, { action: event.currentTarget.value })}
          />
          <Textarea
            aria-label={`Step ${i + 1}, page`}
            placeholder="What came back"
            autosize
            minRows={2}
            maxRows={5}
            value={step.observation}
            onChange={(event) => change(i, { observation: event.currentTarget.value })}
          />
          <Remove
            what={`step ${i + 1}`}
            onRemove={() => onChange(history.filter((_, k) => k !== i))}
          />
        </div>
      ))}
      <Button size="xs" onClick={() => onChange([...history, { action: '', observation: '' }])}>
        Add a step
      </Button>
    </fieldset>
  );
}

function Candidates(props: {
  readonly candidates: readonly string[];
  readonly onChange: (candidates: readonly string[]) => void;
}) {
  const { candidates, onChange } = props;
  return (
    <fieldset className={classes.group}>
      <legend>Candidates</legend>
      {candidates.map((text, i) => (
        <div key={i} className={classes.candidate}>
          <Textarea
            aria-label={`Candidate ${i + 1}`}
            placeholder={HOW}
            autosize
            minRows={2}
            maxRows={5}
            value={text}
            onChange={(event) => {
              const next = event.currentTarget.value;
              onChange(candidates.map((other, k) => (k === i ? next : other)));
            }}
          />
          <Remove
            what={`candidate ${i + 1}`}
            onRemove={() => onChange(candidates.filter((_, k) => k !== i))}
          />
        </div>
      ))}
      <Button
        size="xs"
        disabled={candidates.length >= 32}
        onClick={() => onChange([...candidates, ''])}
      >
        Add a candidate
      </Button>
    </fieldset>
  );
}

function Remove({ what, onRemove }: { readonly what: string; readonly onRemove: () => void }) {
  return (
    <Button size="xs" variant="subtle" aria-label={`Remove ${what}`} onClick={onRemove}>
      Remove
    </Button>
  );
}
