import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { resize, type RunningApp } from '../support/launch';
import { setTheme } from '../support/pictures';

const folder = resolve(import.meta.dirname, '../../docs/images');
const sizes = [
  [1280, 800],
  [1920, 1080],
] as const;

/** What is to be done before each picture, once the window has its size. */
type Prepare = () => Promise<unknown>;

/**
 * The page as it stands in both themes and sizes: `docs/images/<name>-<theme>-<width>.webp`. The window
 * is left light and in the smaller size.
 */
export async function shoot(running: RunningApp, name: string, prepare?: Prepare): Promise<void> {
  await mkdir(folder, { recursive: true });
  const devtools = await running.page.context().newCDPSession(running.page);
  for (const theme of ['dark', 'light'] as const) {
    await setTheme(running, theme);
    for (const [width, height] of [...sizes].reverse()) {
      await resize(running, width, height);
      // Panes that measure themselves draw again in the frame after; menus and notices fade.
      await running.page.waitForTimeout(400);
      await prepare?.();
      const { data } = await devtools.send('Page.captureScreenshot', {
        format: 'webp',
        quality: 88,
      });
      await writeFile(join(folder, `${name}-${theme}-${width}.webp`), Buffer.from(data, 'base64'));
    }
  }
  await devtools.detach();
}
