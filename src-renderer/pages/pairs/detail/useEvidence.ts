import { useMemo } from 'react';
import { useCall } from '@renderer/state/useCall';
import type { PairRow } from '@shared/ipc/rows';
import { returnsThrough } from '../model/returns';

/** What the tree knows of one side of a pair. */
export interface SideEvidence {
  /** What the environment answered; `undefined` until read. */
  readonly observation: string | undefined;
  /** Share of the samples that gave this action. */
  readonly prior: number | undefined;
  /** The model's Q; `null` where the tree is not scored. */
  readonly q: number | null | undefined;
  /** Returns backed up through the node. */
  readonly returns: readonly number[] | undefined;
}

export interface Evidence {
  readonly chosen: SideEvidence;
  readonly rejected: SideEvidence;
  /** Reads the tree again, after it was scored. */
  readonly reload: () => void;
}

/** Reads what lies behind a pair from the tree that it was taken from. */
export function useEvidence(pair: PairRow): Evidence {
  const { treeId, chosenNode, rejectedNode } = pair;
  const { value: tree, reload } = useCall('trees.get', { treeId });
  const iterations = useCall('trees.iterations', { treeId }).value;
  const chosen = useCall('trees.node', { treeId, nodeId: chosenNode }).value;
  const rejected = useCall('trees.node', { treeId, nodeId: rejectedNode }).value;
  return useMemo(() => {
    const side = (node: number, observation: string | undefined): SideEvidence => ({
      observation,
      prior: tree?.prior[node],
      q: tree && finite(tree.q[node]),
      returns: tree && iterations && returnsThrough(node, tree.parent, iterations),
    });
    return {
      chosen: side(chosenNode, chosen?.observation),
      rejected: side(rejectedNode, rejected?.observation),
      reload,
    };
  }, [tree, reload, iterations, chosen, rejected, chosenNode, rejectedNode]);
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
