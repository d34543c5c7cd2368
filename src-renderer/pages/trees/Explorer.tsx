import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { PageLoaded } from '@renderer/components/PageLoaded';
import type { ExperimentRow, TreeRow } from '@shared/ipc/rows';
import { BesideHead } from './beside/BesideHead';
import { NoOtherTree, Picture, PictureName } from './beside/Picture';
import { useBeside } from './beside/useBeside';
import { useSameColours } from './beside/useSameColours';
import { DetailPanel } from './detail/DetailPanel';
import { Legend } from './legend/Legend';
import { Outline } from './outline/Outline';
import { Panes } from './Panes';
import { ReplayDock } from './replay/ReplayDock';
import { ScoringNote } from './ScoringNote';
import { SpokenSelection } from './SpokenSelection';
import { ExplorerContext, useExplorerState } from './state/explorer-store';
import type { LiveFollowing } from './toolbar/live-following';
import { Toolbar } from './toolbar/Toolbar';
import { useExplorerKeys } from './useExplorerKeys';
import { ScoringContext } from './useScoring';
import { useSide } from './useSide';
import classes from './Explorer.module.css';

/**
 * One tree of an experiment, or two beside each other: toolbar, pictures, replay, and the selected
 * node. With two, everything but the pictures is about the one last touched.
 */
export function Explorer({
  experiment,
  rows,
  row,
  treeId,
  hasModel,
  following,
}: {
  readonly experiment: ExperimentRow;
  readonly rows: readonly TreeRow[];
  readonly row: TreeRow;
  readonly treeId: number;
  readonly hasModel: boolean;
  readonly following: LiveFollowing;
}) {
  const [params] = useSearchParams();
  const beside = useBeside(experiment.id, row.taskId);
  const first = useSide(treeId, hasModel, params.get('node'));
  const second = useSide(beside.open ? beside.treeId : null, beside.hasModel);
  const [onSecond, setOnSecond] = useState(false);
  const active = beside.open && onSecond ? second : first;
  useSameColours(first.explorer, second.explorer, beside.open);
  useExplorerKeys(active.explorer);

  const pictures = (
    <>
      <Picture
        side={first}
        active={beside.open && active === first}
        onActivate={() => setOnSecond(false)}
        head={beside.open && <PictureName>{`${experiment.name} · ${row.taskId}`}</PictureName>}
      />
      {beside.open && (
        <Picture
          side={second}
          active={active === second}
          onActivate={() => setOnSecond(true)}
          head={
            <>
              <BesideHead beside={beside} />
              {!beside.row && <NoOtherTree />}
            </>
          }
        />
      )}
    </>
  );
  return (
    <ExplorerContext value={active.explorer}>
      <ScoringContext value={active.scoring}>
        <Panes
          tree={
            <>
              <Toolbar
                experimentId={experiment.id}
                rows={rows}
                row={row}
                following={following}
                beside={beside}
              />
              <PageLoaded state={first.state} what="The tree could not be read.">
                {() => <Around>{pictures}</Around>}
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

/** The pictures with the outline beside and legend and replay below them. */
function Around({ children }: { readonly children: ReactNode }) {
  const outline = useExplorerState((state) => state.outline);
  return (
    <>
      <div className={classes.pictures}>
        {outline && <Outline />}
        {children}
      </div>
      <Legend />
      <ScoringNote />
      <ReplayDock />
    </>
  );
}
