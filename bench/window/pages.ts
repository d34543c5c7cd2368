import { times, type Figure } from './figure';
import type { OpenWindow } from './stepq';
import { timed } from './stopwatch';

/** The places of the rail, and what of each is its first real content: no frame, no grey bars. */
export const places: Readonly<Record<string, string>> = {
  Tasks: '#task-row-0 > :nth-child(2)',
  Trees: '[data-tree-pane]:not([aria-label*=", 0 nodes"])',
  Pairs: '#pair-row-0 > :nth-child(2)',
  Models: 'main figure[aria-label^="Loss"]',
  Compare: 'section[aria-label="Runs"] tbody tr',
  Export: 'section[aria-label="What to export"]',
  Settings: 'main h1',
  Experiments: 'section[aria-label="Experiments"] tbody tr',
};

const ROUNDS = 5;
/** A person takes in what the window shows first before going anywhere. */
const START_MS = 4000;
/** A person looks at a page before the next; what it asks for after its first content comes then. */
const LOOK_MS = 400;
const LIMIT = 100;

/** From a click on the rail until the page is painted: the first time since the start, and later. */
export async function measurePages(stepq: OpenWindow, experimentId: string): Promise<Figure[]> {
  const { page } = stepq;
  await stepq.goTo(`/experiments/${experimentId}`);
  await page.waitForTimeout(START_MS);
  const byPlace = new Map<string, number[]>(Object.keys(places).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, content] of Object.entries(places)) {
      await page.waitForTimeout(LOOK_MS);
      byPlace.get(name)!.push(
        await timed(
          page,
          'click',
          () => page.getByRole('link', { name, exact: true }).click(),
          (selector) => document.querySelector(selector) !== null,
          content,
          // A canvas is drawn in the frame after the one that made it.
          name === 'Trees' ? 2 : 1,
        ),
      );
    }
  }
  const first = [...byPlace.values()].map((values) => values[0]!);
  return [
    times('page change, first time since the start', first, LIMIT),
    ...[...byPlace].map(([name, values]) =>
      times(`page change to ${name}`, values.slice(1), LIMIT),
    ),
  ];
}
