import { useCallback, useState } from 'react';
import { actionKey, type AgentAction } from '@shared/agent/action';
import { callBridge } from '@renderer/state/bridge';
import type { CallFailure, CallName, CallOutput, CallInput } from '@shared/ipc/contract';
import type { PairRow } from '@shared/ipc/rows';
import { probeOf, type Probe } from './probe-state';

/** Candidates shown besides the two of the pair. */
const MOST_SIBLINGS = 3;

export interface PairProbe {
  readonly probe: Probe;
  readonly pair: PairRow;
}

export interface ProbeSource {
  /** The pair with this id, of this task. */
  readonly fromPair: (taskId: string, pairId: string) => Promise<PairProbe | null>;
  /** The `index`-th pair, held-out ones if there are any, and how many there are. */
  readonly fromIndex: (index: number) => Promise<(PairProbe & { readonly total: number }) | null>;
  readonly busy: boolean;
  readonly failure: CallFailure | null;
}

/** Makes probes of the experiment's own decisions: their context, both sides, and further siblings. */
export function useProbeSource(experimentId: string): ProbeSource {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallFailure | null>(null);

  const guarded = useCallback(async <Value>(work: () => Promise<Value | null>) => {
    setBusy(true);
    setFailure(null);
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setFailure(error.failure);
      return null;
    } finally {
      setBusy(false);
    }
  }, []);

  const fromPair = useCallback(
    (taskId: string, pairId: string) =>
      guarded(async () => {
        const page = await ask('pairs.page', {
          filter: { experimentId, taskId },
          order: 'task',
          offset: 0,
          limit: 500,
        });
        const pair = page.rows.find(({ id }) => id === pairId);
        return pair ? { probe: await probeFrom(pair), pair } : null;
      }),
    [experimentId, guarded],
  );

  const fromIndex = useCallback(
    (index: number) =>
      guarded(async () => {
        const at = (split?: 'heldout') =>
          ask('pairs.page', {
            filter: { experimentId, ...(split && { split }) },
            order: 'margin-down',
            offset: index,
            limit: 1,
          });
        const heldout = await at('heldout');
        const page = heldout.total > 0 ? heldout : await at();
        const pair = page.rows[0];
        return pair ? { probe: await probeFrom(pair), pair, total: page.total } : null;
      }),
    [experimentId, guarded],
  );

  return { fromPair, fromIndex, busy, failure };
}

class Refused extends Error {
  constructor(readonly failure: CallFailure) {
    super(failure.message);
  }
}

async function ask<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
): Promise<CallOutput<Name>> {
  const result = await callBridge(name, input);
  if (!result.ok) throw new Refused(result.failure);
  return result.value;
}

async function probeFrom(pair: PairRow): Promise<Probe> {
  const context = await ask('pairs.context', { pairId: pair.id });
  const siblings = await siblingsOf(pair);
  return probeOf({ ...context, instruction: pair.instruction }, [
    pair.chosen,
    pair.rejected,
    ...siblings,
  ]);
}

/** Other actions that were tried at the same place. */
async function siblingsOf(pair: PairRow): Promise<readonly AgentAction[]> {
  const { parent } = await ask('trees.get', { treeId: pair.treeId });
  const known = new Set([actionKey(pair.chosen), actionKey(pair.rejected)]);
  const found: AgentAction[] = [];
  for (let node = 0; node < parent.length && found.length < MOST_SIBLINGS; node += 1) {
    if (parent[node] !== pair.parentNode) continue;
    const { action } = await ask('trees.node', { treeId: pair.treeId, nodeId: node });
    if (!action || known.has(actionKey(action))) continue;
    known.add(actionKey(action));
    found.push(action);
  }
  return found;
}
