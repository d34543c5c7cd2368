import type { ReactNode } from 'react';
import { PageLoaded } from '@renderer/components/PageLoaded';
import { TreeCanvas } from '../canvas/TreeCanvas';
import { ExplorerContext } from '../state/explorer-store';
import type { Side } from '../useSide';
import classes from './Picture.module.css';

/** One tree's picture. Of two, the one last touched is what everything around them is about. */
export function Picture({
  side,
  active,
  head,
  onActivate,
}: {
  readonly side: Side;
  /** Whether it is marked as the one of two. */
  readonly active: boolean;
  /** Above the picture, where there are two. */
  readonly head: ReactNode;
  readonly onActivate: () => void;
}) {
  return (
    <div
      className={classes.picture}
      data-active={active || undefined}
      onPointerDownCapture={onActivate}
      onFocusCapture={onActivate}
    >
      {head}
      <ExplorerContext value={side.explorer}>
        <PageLoaded state={side.state} what="The tree could not be read.">
          {() => <TreeCanvas />}
        </PageLoaded>
      </ExplorerContext>
    </div>
  );
}

/** Names the first of two trees. */
export function PictureName({ children }: { readonly children: ReactNode }) {
  return (
    <div className={classes.head}>
      <span className={classes.name}>{children}</span>
    </div>
  );
}

/** Stands where a second tree would be if there were one. */
export function NoOtherTree() {
  return <p className={classes.none}>There is no other tree yet to open beside this one.</p>;
}
