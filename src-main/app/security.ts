import { app, session } from 'electron';
import { pageOrigin } from '@main/app/protocol';

/** The development server, while there is one: hot reload comes from it. */
export const developmentServer = (): string | null =>
  app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null);

/** Whether an address belongs to the program's own page. */
export function isOwnPage(address: string): boolean {
  const server = developmentServer();
  return (
    address.startsWith(`${pageOrigin}/`) ||
    (server !== null && address.startsWith(new URL(server).origin))
  );
}

/**
 * The page stays where it is and reaches nothing else: no other page, window, embedded browser,
 * device or permission, and no request to any network.
 */
export function shutOutTheWorld(): void {
  const own = session.defaultSession;
  own.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.webRequest.onBeforeRequest((details, answer) => {
    const { protocol } = new URL(details.url);
    const harmless = ['app:', 'data:', 'blob:', 'devtools:', 'chrome-extension:'].includes(
      protocol,
    );
    answer({ cancel: !(harmless || isAddressOfServer(details.url)) });
  });

  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => {
      // Reloading is the one way in which the page may leave itself.
      if (!isOwnPage(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
  });
}

/** Also over the socket by which the development server tells of changes. */
function isAddressOfServer(address: string): boolean {
  const server = developmentServer();
  return server !== null && new URL(address).host === new URL(server).host;
}
