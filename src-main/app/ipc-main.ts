import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { callChannel, eventChannel } from '@main/app/channels';
import type { KeyVault } from '@main/app/key-vault';
import { answerCall, type CallPlaces } from '@main/app/router';
import { isOwnPage } from '@main/app/security';
import type { Processes } from '@main/app/processes';
import { createShellCalls } from '@main/app/shell-calls';
import { createWorkspaceCalls } from '@main/app/workspace-calls';
import type { MainWindow } from '@main/app/window';
import type { BridgeEventName, BridgeEvents } from '@shared/ipc/events';

/** Answers the page's calls and passes events on to it: the only code that listens to the page. */
export function serveBridge(options: {
  readonly window: MainWindow;
  readonly processes: Processes;
  readonly vault: KeyVault;
}): void {
  const { window, processes, vault } = options;
  const places: CallPlaces = {
    query: (name, input) => processes.reader.call(name, input),
    command: (name, input) => processes.lab.call(name, input),
    play: (name, input) => processes.player.call(name, input),
    shell: createShellCalls(window, createWorkspaceCalls(window, processes), {
      ...vault,
      give: async (name, key, keep) => {
        await vault.give(name, key, keep);
        await processes.lab.call('lab.key', { name, key });
      },
      forget: async (name) => {
        await vault.forget(name);
        await processes.lab.call('lab.key', { name, key: null });
      },
    }),
  };
  let listening = false;
  const unheard: (() => void)[] = [];
  ipcMain.handle(callChannel, (event, name: unknown, input: unknown) => {
    // No answer to strangers, not even a failure: the page itself never gets here.
    if (!isFromPage(event, window)) throw new Error('This call does not come from the window.');
    listening = true;
    for (const tell of unheard.splice(0)) tell();
    return answerCall(places, name, input);
  });
  processes.onEvent((name, payload) => {
    const tell = (): void => window.current()?.webContents.send(eventChannel, name, payload);
    if (listening) tell();
    // Why the workspace could not be opened is said before the page is there to hear it.
    else if (name === 'process.failed') unheard.push(tell);
  });
}

/** Sends one event of the program itself to the page. */
export function tellWindow<Name extends BridgeEventName>(
  window: MainWindow,
  name: Name,
  payload: BridgeEvents[Name],
): void {
  window.current()?.webContents.send(eventChannel, name, payload);
}

function isFromPage(event: IpcMainInvokeEvent, window: MainWindow): boolean {
  const frame = event.senderFrame;
  const contents = window.current()?.webContents;
  return (
    frame !== null && contents !== undefined && frame === contents.mainFrame && isOwnPage(frame.url)
  );
}
