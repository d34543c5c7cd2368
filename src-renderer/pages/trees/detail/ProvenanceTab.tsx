import type { ReactNode } from 'react';
import { Tag } from '@renderer/components/Tag';
import { count, score } from '@renderer/format/numbers';
import { originCodes, type NodeDetail } from '@shared/ipc/rows';
import { useCall } from '@renderer/state/useCall';
import { policyNames } from '@renderer/format/words';
import type { Selection } from './useSelection';
import classes from './DetailPanel.module.css';

const origins = {
  root: 'the task itself',
  expansion: 'an expansion of its parent',
  rollout: 'a rollout',
} as const;

/** Where a node comes from and what it took to make it. */
export function ProvenanceTab({
  selection,
  detail,
}: {
  readonly selection: Selection;
  readonly detail: NodeDetail | undefined;
}) {
  const { columns } = selection.tree.index;
  const { id } = selection;
  const experiment = useCall('experiments.get', { experimentId: columns.experimentId }).value;
  const origin = originCodes[columns.origin[id]!] ?? 'root';
  const policy = experiment?.config.policy.kind;
  return (
    <div className={classes.section}>
      <dl className={classes.facts}>
        <Fact name="Experiment">{experiment?.name ?? columns.experimentId}</Fact>
        <Fact name="Config">
          <code>{experiment?.configHash.slice(0, 12)}</code>
        </Fact>
        <Fact name="Task">
          <code>{columns.taskId}</code>
        </Fact>
        <Fact name="Tree">{columns.treeId}</Fact>
        <Fact name="Node">
          {id}
          {id > 0 && `, child of node ${columns.parent[id]!}`}
        </Fact>
        <Fact name="Made by">{origins[origin]}</Fact>
        <Fact name="Born">
          {id === 0 ? 'before the first iteration' : `iteration ${count(columns.iteration[id]!)}`}
        </Fact>
        <Fact name="Selection">
          {columns.selection.toUpperCase()}, c = {score(columns.exploration)}
        </Fact>
        <Fact name="Policy">
          {policy ? <Tag tone="warn">{policyNames[policy]}</Tag> : 'unknown'}
        </Fact>
        <Fact name="Tokens">
          {detail?.completionTokens == null ? 'not counted' : count(detail.completionTokens)}
        </Fact>
        <Fact name="Seed">{experiment?.config.seed}</Fact>
        <Fact name="Stopped">{stopWords[columns.stopReason]}</Fact>
      </dl>
    </div>
  );
}

const stopWords = {
  iterations: 'after all its iterations',
  success: 'at its first success',
  exhausted: 'when nothing was left to search',
  budget: 'when the budget was spent',
  cancelled: 'when it was cancelled',
} as const;

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
