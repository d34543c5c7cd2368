import { Suspense, useEffect, useRef } from 'react';
import { Outlet, useLocation, useNavigation } from 'react-router';
import { CommandPalette } from '@renderer/shell/CommandPalette';
import { KeysDialog } from '@renderer/shell/KeysDialog';
import { Rail } from '@renderer/shell/Rail';
import { StatusBar } from '@renderer/shell/StatusBar';
import { Toaster } from '@renderer/shell/Toaster';
import { TopBar } from '@renderer/shell/TopBar';
import { useGlobalKeys } from '@renderer/shell/useGlobalKeys';
import classes from './Shell.module.css';

/** The frame that stays while pages change: rail, top bar, status bar and what floats above them. */
export function Shell() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const loading = useNavigation().state === 'loading';
  useGlobalKeys();

  // A new page is read from its start, by keyboard and screen reader too. What the page has focused
  // itself, or a dialog that was opened meanwhile, keeps the focus.
  useEffect(() => {
    const focused = document.activeElement;
    if (focused?.closest('main, [role="dialog"]')) return;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <div className={classes.shell}>
      <Rail />
      <TopBar />
      <main ref={main} className={classes.main} tabIndex={-1} aria-busy={loading}>
        <Suspense>
          <Outlet />
        </Suspense>
      </main>
      <StatusBar />
      <CommandPalette />
      <KeysDialog />
      <Toaster />
    </div>
  );
}
