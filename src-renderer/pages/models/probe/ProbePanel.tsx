import { Button } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { ErrorNote } from '@renderer/components/ErrorNote';
import { count } from '@renderer/format/numbers';
import { useCommand } from '@renderer/state/useCommand';
import type { CallInput } from '@shared/ipc/contract';
import type { ExperimentConfig } from '@shared/experiment/config';
import type { PairRow } from '@shared/ipc/rows';
import { Contributions } from './Contributions';
import {
  emptyProbe,
  probeInput,
  rankCandidates,
  type Probe,
  type ScoredCandidate,
} from './probe-state';
import { ProbeCandidates } from './ProbeCandidates';
import { ProbeContext } from './ProbeContext';
import { ProbeEditor } from './ProbeEditor';
import { useProbeSource } from './useProbeSource';
import classes from './Probe.module.css';

interface Props {
  readonly experimentId: string;
  readonly config: ExperimentConfig['model'] | null;
}

/** Asks the model about one decision: Q of every candidate, and what each token adds to it. */
export function ProbePanel({ experimentId, config }: Props) {
  const [query] = useSearchParams();
  const source = useProbeSource(experimentId);
  const scoring = useCommand('models.probe', { quiet: true });
  const [probe, setProbe] = useState<Probe>(emptyProbe);
  const [origin, setOrigin] = useState<string | null>(null);
  const [at, setAt] = useState({ index: -1, total: 0 });
  const [question, setQuestion] = useState<CallInput<'models.probe'> | null>(null);
  const [ranked, setRanked] = useState<readonly ScoredCandidate[]>([]);
  const [selected, setSelected] = useState(0);
  const [editing, setEditing] = useState(false);
  const asked = useRef(0);

  const { run } = scoring;
  const score = useCallback(
    async (next: Probe) => {
      const input = probeInput(experimentId, next);
      if (!input) return;
      const turn = (asked.current += 1);
      const scores = await run(input);
      // A newer question makes this answer worthless.
      if (!scores || turn !== asked.current) return;
      setQuestion(input);
      setRanked(rankCandidates(input, scores));
      setSelected(0);
    },
    [experimentId, run],
  );
  const take = useCallback(
    (next: Probe, from: string | null) => {
      setProbe(next);
      setOrigin(from);
      setRanked([]);
      void score(next);
    },
    [score],
  );

  const { fromPair, fromIndex } = source;
  const takeIndex = useCallback(
    async (index: number) => {
      const found = await fromIndex(index);
      if (!found) return;
      setAt({ index, total: found.total });
      take(
        found.probe,
        `${originOf(found.pair)} · pair ${count(index + 1)} of ${count(found.total)}`,
      );
    },
    [fromIndex, take],
  );
  const [taskId, pairId] = [query.get('task'), query.get('pair')];
  useEffect(() => {
    if (taskId === null || pairId === null) {
      void takeIndex(0);
      return;
    }
    void fromPair(taskId, pairId).then((found) => {
      if (found) take(found.probe, originOf(found.pair));
    });
  }, [taskId, pairId, fromPair, take, takeIndex]);

  const failure = scoring.failure ?? source.failure;
  return (
    <section className={classes.probe} aria-label="Probe">
      <div className={classes.left}>
        <header className={classes.head}>
          <h2>Probe</h2>
          <span className={classes.note}>{config && formulaOf(config)}</span>
          <Button size="xs" onClick={() => setEditing(true)}>
            Edit
          </Button>
          <Button
            size="xs"
            loading={source.busy}
            onClick={() => void takeIndex(at.total > 0 ? (at.index + 1) % at.total : 0)}
          >
            {at.total > 0 ? 'Next pair' : 'From a pair'}
          </Button>
        </header>
        <ProbeContext probe={probe} origin={origin} />
        <ProbeCandidates ranked={ranked} selected={selected} onSelect={setSelected} />
      </div>
      <div className={classes.right}>
        {failure ? (
          <ErrorNote
            what="The model did not answer."
            failure={failure}
            onRetry={() => void score(probe)}
          />
        ) : (
          <Contributions
            question={question}
            ranked={ranked}
            selected={selected}
            busy={scoring.busy}
          />
        )}
      </div>
      <ProbeEditor
        opened={editing}
        probe={probe}
        onClose={() => setEditing(false)}
        onScore={(next) => {
          setEditing(false);
          take(next, null);
        }}
      />
    </section>
  );
}

/** Where a probe was taken from. */
function originOf({ taskId, depth, split }: PairRow): string {
  return `${taskId}, step ${depth + 1}, ${split === 'train' ? 'train' : 'held out'}`;
}

/** What Q is made of, in the model's score mode. */
function formulaOf({ scoreMode, scoredTokens }: ExperimentConfig['model']): string {
  if (scoreMode === 'reference') return 'Q as in the published code';
  if (scoredTokens === 'end') return 'Q judged at the end mark';
  return scoreMode === 'mean' ? 'Q = β mean log ratio' : 'Q = β Σ log ratio';
}
