import { BrowserWindow, nativeTheme } from 'electron';
import { rememberBounds, rememberedBounds } from '@main/app/bounds';
import { preloadFile } from '@main/app/paths';
import { pageAddress } from '@main/app/protocol';
import { developmentServer } from '@main/app/security';

/** The one window, which on a Mac may be closed while the program goes on. */
export interface MainWindow {
  current(): BrowserWindow | null;
  /** Opens it, or brings it to the front. */
  show(): void;
}

/** Pauses between two writes of the window's place while it is being moved. */
const SETTLED_MS = 500;

/** Makes the window when it is first shown. */
export function createMainWindow(): MainWindow {
  let window: BrowserWindow | null = null;
  return {
    current: () => window,
    show: () => {
      if (window) {
        window.show();
        return;
      }
      window = openWindow();
      window.on('closed', () => {
        window = null;
      });
    },
  };
}

function openWindow(): BrowserWindow {
  const remembered = rememberedBounds();
  const window = new BrowserWindow({
    ...(remembered ?? { width: 1440, height: 900 }),
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: 'StepQ',
    autoHideMenuBar: true,
    // The colour of `bg`: what is seen for the blink before the page draws.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0F1113' : '#F4F4F1',
    webPreferences: {
      preload: preloadFile(),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  if (remembered?.maximized === true) window.maximize();
  window.once('ready-to-show', () => {
    window.show();
  });
  keepBounds(window);
  void window.loadURL(developmentServer() ?? pageAddress);
  return window;
}

function keepBounds(window: BrowserWindow): void {
  let timer: NodeJS.Timeout | null = null;
  const keep = (): void => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      if (window.isDestroyed()) return;
      void rememberBounds({ ...window.getNormalBounds(), maximized: window.isMaximized() });
    }, SETTLED_MS);
  };
  window.on('resize', keep);
  window.on('move', keep);
  window.on('maximize', keep);
  window.on('unmaximize', keep);
}
