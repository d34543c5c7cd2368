import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { tellWindow } from '@main/app/ipc-main';
import type { MainWindow } from '@main/app/window';
import type { MenuItemName } from '@shared/ipc/events';

/** The menu; on Linux and Windows it is hidden until Alt is pressed, its keys work all the same. */
export function installMenu(window: MainWindow): void {
  const item = (
    label: string,
    name: MenuItemName,
    accelerator?: string,
  ): MenuItemConstructorOptions => ({
    label,
    ...(accelerator !== undefined && { accelerator }),
    click: () => {
      window.show();
      tellWindow(window, 'menu.chosen', { item: name });
    },
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const mac = process.platform === 'darwin';

  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: 'File',
      submenu: [
        item('New experiment', 'new-experiment', 'CmdOrCtrl+N'),
        item('Settings', 'settings', 'CmdOrCtrl+,'),
        separator,
        mac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        item('Search or run a command', 'palette', 'CmdOrCtrl+K'),
        item('Change theme', 'theme', 'CmdOrCtrl+Shift+L'),
        separator,
        { role: 'reload' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [separator, { role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: [item('Keys', 'shortcuts')] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
