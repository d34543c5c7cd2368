// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { TaskRow } from '@shared/ipc/play';
import { renderPage, type RenderedPage } from '../../support/render-page';
import { ScriptedFailure, scriptBridge, type ScriptedBridge } from '../../support/scripted-bridge';

let page: RenderedPage | null = null;
afterEach(() => {
  page?.close();
  page = null;
});

const load = async () => (await import('@renderer/pages/tasks/TasksPage')).TasksPage;
const long = `first words ${'x'.repeat(5_000_000)}`;

/** Two tasks; `go[1]` ends a game, `go[9]` is not possible, the observation of `go[2]` is long. */
async function open(): Promise<{ page: RenderedPage; bridge: ScriptedBridge }> {
  const rows: readonly TaskRow[] = ['a', 'b'].map((id) => ({
    id: `task-${id}`,
    instruction: `find chair ${id}`,
    group: `room-${id}`,
    use: null,
  }));
  let sessions = 0;
  const bridge = scriptBridge({
    'experiments.list': () => [],
    'tasks.page': ({ search, find, offset, limit }) => {
      const found = rows.filter(({ instruction }) => instruction.includes(search));
      const place = found.findIndex(({ id }) => id === find);
      return {
        all: 2,
        uses: null,
        overlap: null,
        total: found.length,
        place: place < 0 ? null : place,
        rows: found.slice(offset, offset + limit),
      };
    },
    'tasks.get': ({ taskId }) => ({
      ...rows.find(({ id }) => id === taskId)!,
      gold: { answer: 'forty-two' },
      groupSize: 1,
    }),
    'tasks.outcomes': () => [],
    'play.start': () => ({
      session: (sessions += 1),
      observation: 'You stand in a hall.',
      actions: ['go[1]', 'go[2]', 'say[<words>]'],
      stepLimit: 3,
    }),
    'play.step': ({ action: { type, argument } }) => {
      if (type === 'say') {
        throw new ScriptedFailure({ code: 'unavailable', message: 'The hall is gone.' });
      }
      const done = argument === '1';
      return {
        observation: argument === '2' ? long : `You went to ${argument}.`,
        reward: done ? 0.5 : 0,
        done,
        valid: argument !== '9',
        rewardParts: done ? { light: 0.5 } : {},
        actions: done ? [] : ['go[1]', 'go[2]', 'say[<words>]'],
      };
    },
    'play.undo': () => ({ actions: ['go[1]', 'go[2]', 'say[<words>]'] }),
    'play.end': () => null,
  });
  page = await renderPage(load, '/tasks', '/tasks');
  return { page, bridge };
}

describe('the page Tasks', () => {
  it('shows the tasks, the first of them, and its gold facts', async () => {
    const { page } = await open();
    expect(page.text()).toContain('find chair b');
    expect(page.text()).toContain('forty-two');
    expect(page.text()).toContain('room-a');
  });

  it('hides the gold facts, and the group that may be one, while a game is on', async () => {
    const { page } = await open();
    await page.press('Enter');
    expect(page.text()).toContain('You stand in a hall.');
    expect(page.text()).not.toContain('forty-two');
    expect(page.text()).not.toContain('room-a');
    await page.press('g');
    expect(page.text()).toContain('forty-two');
    await page.press('r');
    expect(page.text()).not.toContain('forty-two');
    await page.press('Escape');
    expect(page.text()).toContain('forty-two');
  });

  it('plays by number to the reward, marks what was not possible, and takes steps back', async () => {
    const { page, bridge } = await open();
    await page.press('Enter');
    await page.press('a');
    expect(document.activeElement).toBe(page.find('Any action', 'textbox'));
    await page.type('Any action', 'go[9]');
    await page.click('Send Any action', 'button');
    expect(page.text()).toContain('not possible here');
    await page.press('1');
    expect(page.find('Reward', 'group')?.textContent).toContain('0.50');
    await page.press('Backspace');
    await page.press('u');
    expect(page.text()).not.toContain('not possible here');
    expect(bridge.inputs('play.step').map(({ action }) => action)).toEqual([
      { type: 'go', argument: '9' },
      { type: 'go', argument: '1' },
    ]);
    expect(bridge.inputs('play.undo')).toHaveLength(2);
  });

  it('draws the beginning of an observation of five million letters', async () => {
    const { page } = await open();
    await page.press('Enter');
    await page.press('2');
    expect(page.text()).toContain('first words');
    expect(page.text().length).toBeLessThan(25_000);
    expect(page.text()).toContain('4,980,012 more characters');
  });

  it('keeps the game when a step fails, and says why', async () => {
    const { page } = await open();
    await page.press('Enter');
    await page.press('3');
    expect(document.activeElement).toBe(page.find('say: words', 'textbox'));
    await page.type('say: words', 'hello');
    await page.click('Send say: words', 'button');
    expect(page.text()).toContain('The step was not made. The hall is gone.');
    await page.press('Escape');
    await page.press('1');
    expect(page.find('Reward', 'group')).not.toBeNull();
    expect(page.text()).not.toContain('The hall is gone.');
  });

  it('ends the game with another task, another game, and the page', async () => {
    const { page: shown, bridge } = await open();
    const ended = () => bridge.inputs('play.end').map(({ session }) => session);
    await shown.press('Enter');
    await shown.press('r');
    expect(ended()).toEqual([1]);
    await shown.press('j');
    expect(shown.address()).toContain('task=task-b');
    expect(ended()).toEqual([1, 2]);
    await shown.press('Enter');
    shown.close();
    page = null;
    expect(ended()).toEqual([1, 2, 3]);
  });
});
