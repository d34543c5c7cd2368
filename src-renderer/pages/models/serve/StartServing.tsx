import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ErrorNote } from '@renderer/components/ErrorNote';
import { Facts } from '@renderer/components/Facts';
import { useCommand } from '@renderer/state/useCommand';
import type { ExperimentConfig } from '@shared/experiment/config';
import { emptyUpstream, readUpstream, readWhole } from './upstream-form';
import { UpstreamFields } from './UpstreamFields';
import classes from './ServeAgent.module.css';

/** What is asked before an agent is served. */
export function StartServing({
  experimentId,
  config: { policy, evaluation },
  onChanged,
}: {
  readonly experimentId: string;
  readonly config: ExperimentConfig;
  readonly onChanged: () => void;
}) {
  const start = useCommand('serving.start', { quiet: true });
  const [form, setForm] = useState(emptyUpstream);
  const [candidates, setCandidates] = useState(String(evaluation.candidates));
  const [port, setPort] = useState('');
  const own = policy.kind === 'endpoint' ? policy : null;
  const upstream = own ? null : readUpstream(form);
  const n = readWhole(candidates, 1, 64);
  const at = readWhole(port, 0, 65_535);
  const objection = typeof upstream === 'string' ? upstream : null;
  const ready = objection === null && typeof n !== 'string' && typeof at !== 'string';
  return (
    <form
      className={classes.dialog}
      onSubmit={async (event) => {
        event.preventDefault();
        if (typeof upstream === 'string' || typeof n === 'string' || typeof at === 'string') return;
        const input = { experimentId, upstream, candidates: n, port: at ?? 0 };
        if ((await start.run(input)) !== undefined) onChanged();
      }}
    >
      {own ? (
        <Facts
          width={112}
          facts={[
            [
              'Candidates from',
              own.endpoints.map(({ model, baseUrl }) => `${model} at ${baseUrl}`).join(', '),
            ],
          ]}
        />
      ) : (
        <>
          <p className={classes.why}>
            The policy of this experiment plays its environment only. Name a language model that
            proposes the candidates:
          </p>
          <UpstreamFields form={form} onChange={setForm} />
        </>
      )}
      <div className={classes.fields}>
        <TextInput
          label="Candidates a step"
          inputMode="numeric"
          value={candidates}
          error={typeof n === 'string' && n}
          onChange={(event) => {
            setCandidates(event.currentTarget.value);
          }}
        />
        <TextInput
          label="Port"
          placeholder="any that is free"
          inputMode="numeric"
          value={port}
          error={typeof at === 'string' && at}
          onChange={(event) => {
            setPort(event.currentTarget.value);
          }}
        />
      </div>
      {start.failure && <ErrorNote what="The agent is not served." failure={start.failure} />}
      <footer className={classes.foot}>
        <span className={classes.objection}>{objection}</span>
        <span className={classes.gap} />
        <Button type="submit" variant="filled" loading={start.busy} disabled={!ready}>
          Start serving
        </Button>
      </footer>
    </form>
  );
}
