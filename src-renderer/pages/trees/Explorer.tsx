import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { PageLoaded } from '@renderer/components/PageLoaded';
import type { TreeRow } from '@shared/ipc/rows';
import { TreeCanvas } from './canvas/TreeCanvas';
import { DetailPanel } from './detail/DetailPanel';
import { Legend } from './legend/Legend';
import { Outline } from './outline/Outline';
import { Panes } from './Panes';
import { ReplayDock } from './replay/ReplayDock';
import { ScoringNote } from './ScoringNote';
import { SpokenSelection } from './SpokenSelection';
import type { OpenTree } from './state/explorer-state';
import {
  createExplorer,
  ExplorerContext,
  useExplorerState,
  type Explorer as State,
} from './state/explorer-store';
import { replaceTree, select, showTree } from './state/tree-actions';
import { Toolbar } from './toolbar/Toolbar';
import { useExplorerKeys } from './useExplorerKeys';
import { ScoringContext } from './useScoring';
import { useTree } from './useTree';
import classes from './Explorer.module.css';

/** One tree of an experiment: toolbar, picture, replay, and the selected node beside them. */
export function Explorer({
  rows,
  row,
  treeId,
  hasModel,
  live,
  follow,
  onFollow,
}: {
  readonly rows: readonly TreeRow[];
  readonly row: TreeRow;
  readonly treeId: number;
  readonly hasModel: boolean;
  readonly live: boolean;
  readonly follow: boolean;
  readonly onFollow: (follow: boolean) => void;
}) {
  const [explorer] = useState(createExplorer);
  const { state, scoring } = useTree(treeId, hasModel);
  useShownTree(explorer, state.value);
  useExplorerKeys(explorer);
  return (
    <ExplorerContext value={explorer}>
      <ScoringContext value={scoring}>
        <Panes
          tree={
            <>
              <Toolbar rows={rows} row={row} live={live} follow={follow} onFollow={onFollow} />
              <PageLoaded state={state} what="The tree could not be read.">
                {() => <Pictures />}
              </PageLoaded>
            </>
          }
          node={<DetailPanel />}
        />
        <SpokenSelection />
      </ScoringContext>
    </ExplorerContext>
  );
}

function Pictures() {
  const outline = useExplorerState((state) => state.outline);
  return (
    <>
      <div className={classes.pictures}>
        {outline && <Outline />}
        <TreeCanvas />
      </div>
      <Legend />
      <ScoringNote />
      <ReplayDock />
    </>
  );
}

/** Puts a tree that was read into the explorer; `?node=` in the address selects one of its nodes. */
function useShownTree(explorer: State, tree: OpenTree | undefined): void {
  const [params] = useSearchParams();
  const asked = params.get('node');
  const shown = useRef<number | null>(null);
  useEffect(() => {
    const id = tree?.index.columns.treeId ?? null;
    // The same tree read again has new Q-values and nothing else.
    if (tree && id === shown.current) return replaceTree(explorer, tree);
    shown.current = id;
    showTree(explorer, tree ?? null);
  }, [explorer, tree]);
  useEffect(() => {
    if (tree && asked !== null && /^\d+$/.test(asked)) select(explorer, Number(asked));
  }, [explorer, tree, asked]);
}
