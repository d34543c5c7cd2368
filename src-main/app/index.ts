import '@main/app/failures';
import { app } from 'electron';
import { serveBridge } from '@main/app/ipc-main';
import { createKeyVault } from '@main/app/key-vault';
import { installMenu } from '@main/app/menu';
import { startProcesses } from '@main/app/processes';
import { declareScheme, servePage } from '@main/app/protocol';
import { shutOutTheWorld } from '@main/app/security';
import { createMainWindow } from '@main/app/window';
import { workspaceDirectory } from '@main/app/workspace';

/** The window's program: one window, its helper processes, and the border between them. */

declareScheme();

// A second start shows the window of the first: two writers must not share a workspace.
if (app.requestSingleInstanceLock()) {
  // Not awaited at the top level: 'ready' only comes once this module has loaded.
  void app.whenReady().then(open);
} else {
  app.quit();
}

async function open(): Promise<void> {
  shutOutTheWorld();
  servePage();
  const workspace = await workspaceDirectory();
  const vault = createKeyVault();
  const processes = startProcesses(workspace, vault);
  const window = createMainWindow();
  serveBridge({ window, processes, vault });
  installMenu(window);

  app.on('second-instance', () => {
    const shown = window.current();
    if (!shown) return;
    if (shown.isMinimized()) shown.restore();
    shown.focus();
  });
  app.on('activate', () => {
    window.show();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    // The quit waits for the lab to put down what it holds, and is then asked for again.
    event.preventDefault();
    closed = true;
    void processes.close().finally(() => {
      app.quit();
    });
  });
  window.show();
}
