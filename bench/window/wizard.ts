import { times, type Figure } from './figure';
import type { OpenWindow } from './stepq';

const LIMIT = 50;
/** A fast typist's pause between two keys. */
const TYPING_MS = 70;

/** From a key in a field of the wizard until the page is painted with what it brought. */
export async function measureWizard(stepq: OpenWindow): Promise<Figure[]> {
  const { page } = stepq;
  await stepq.goTo('/experiments/new?preset=quick-look');
  const figures: Figure[] = [];
  for (const [label, text] of [
    ['Name', 'Chairs of every colour'],
    ['Training tasks', '1234567890123456'],
  ] as const) {
    const field = page.getByRole('textbox', { name: label });
    await field.fill('');
    await page.evaluate(() => window.stopwatch.watchInputs());
    await field.pressSequentially(text, { delay: TYPING_MS });
    const inputs = await page.evaluate(() => window.stopwatch.inputs());
    const values = inputs.map(({ milliseconds }) => milliseconds);
    figures.push(times(`wizard, key to paint in “${label}”`, values, LIMIT, 'p95'));
  }
  await page.keyboard.press('Escape');
  return figures;
}
