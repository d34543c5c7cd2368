import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, screen, type Rectangle } from 'electron';
import { z } from 'zod';

const boundsSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(400).max(20_000),
  height: z.int().min(300).max(20_000),
  maximized: z.boolean(),
});

/** Where the window was. */
export type WindowBounds = z.output<typeof boundsSchema>;

const file = (): string => join(app.getPath('userData'), 'window.json');

/** Where the window was when it was last closed, unless that is on no screen any more. */
export function rememberedBounds(): WindowBounds | null {
  try {
    const bounds = boundsSchema.parse(JSON.parse(readFileSync(file(), 'utf8')));
    return screen.getAllDisplays().some(({ workArea }) => meets(workArea, bounds)) ? bounds : null;
  } catch {
    // The first start, or a file that someone else wrote: the window opens in its usual place.
    return null;
  }
}

/** Remembers where the window is. A failure costs nothing but the memory. */
export async function rememberBounds(bounds: WindowBounds): Promise<void> {
  await writeFile(file(), JSON.stringify(bounds)).catch(() => undefined);
}

/** Whether enough of the window is on the screen to take hold of it. */
function meets(screenArea: Rectangle, bounds: Rectangle): boolean {
  const across =
    Math.min(screenArea.x + screenArea.width, bounds.x + bounds.width) -
    Math.max(screenArea.x, bounds.x);
  const down =
    Math.min(screenArea.y + screenArea.height, bounds.y + bounds.height) -
    Math.max(screenArea.y, bounds.y);
  return across >= 100 && down >= 60;
}
