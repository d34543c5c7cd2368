import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { resize, type RunningApp } from './launch';

const folder = resolve(import.meta.dirname, '../../test-results/pictures');

type Size = readonly [width: number, height: number];

const usual: readonly Size[] = [
  [1280, 800],
  [1440, 900],
];
const themes = ['light', 'dark'] as const;

/** Pictures are for people to look at; taking them all makes up a third of the tests' time. */
const wanted = process.env['STEPQ_PICTURES'] === '1';

/**
 * With STEPQ_PICTURES=1, pictures of the page as it stands, in both themes and all sizes, in
 * `test-results/pictures`. Either way the window is left light and in the last size.
 */
export async function takePictures(
  running: RunningApp,
  name: string,
  sizes: readonly Size[] = usual,
): Promise<void> {
  if (!wanted) {
    const [width, height] = sizes.at(-1)!;
    await resize(running, width, height);
    return;
  }
  await mkdir(folder, { recursive: true });
  for (const theme of [...themes].reverse()) {
    await setTheme(running, theme);
    for (const [width, height] of sizes) {
      await resize(running, width, height);
      // Panes that measure themselves draw again in the frame after.
      await running.page.evaluate(
        () =>
          new Promise((done) => {
            requestAnimationFrame(() => requestAnimationFrame(done));
          }),
      );
      await running.page.waitForTimeout(150);
      await running.page.screenshot({
        path: join(folder, `${name}-${theme}-${width}x${height}.png`),
      });
    }
  }
}

/** Changes the theme as the window's menu does. */
export async function setTheme({ page, app }: RunningApp, theme: 'light' | 'dark'): Promise<void> {
  const current = await page.evaluate(() =>
    document.documentElement.getAttribute('data-mantine-color-scheme'),
  );
  if (current === theme) return;
  await app.evaluate(({ Menu, BrowserWindow }) => {
    const items =
      Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? [];
    items
      .find(({ label }) => label === 'Change theme')
      ?.click(undefined, BrowserWindow.getAllWindows()[0], undefined);
  });
  await page.locator(`html[data-mantine-color-scheme="${theme}"]`).waitFor();
}

/** Elements that stick out of the window at its right edge: none should, unless they scroll. */
export async function stickingOut({ page }: RunningApp): Promise<readonly string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element | null): boolean => {
      for (let at = element?.parentElement ?? null; at; at = at.parentElement) {
        if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(at).overflowX)) {
          const edge = at.getBoundingClientRect().right;
          if (edge <= window.innerWidth + 1) return true;
        }
      }
      return false;
    };
    return [...document.querySelectorAll('#root *')]
      .filter((element) => {
        const { right, width, height } = element.getBoundingClientRect();
        return width > 0 && height > 0 && right > window.innerWidth + 1 && !scrolls(element);
      })
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40) ?? ''}`);
  });
}
