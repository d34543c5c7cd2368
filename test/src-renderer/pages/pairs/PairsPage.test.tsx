// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { PairFilter } from '@shared/ipc/filters';
import type { PairOverview, PairRow } from '@shared/ipc/rows';
import { experimentRow } from '../../support/experiment-row';
import { renderPage, type RenderedPage } from '../../support/render-page';
import { scriptBridge, type ScriptedBridge } from '../../support/scripted-bridge';
import { pairRow } from './fixtures';

let page: RenderedPage | null = null;
afterEach(() => {
  page?.close();
  page = null;
});

const load = async () => (await import('@renderer/pages/pairs/PairsPage')).PairsPage;

/** A page over three pairs; reviews change the pair as the store would. */
async function open(query = ''): Promise<{ page: RenderedPage; bridge: ScriptedBridge }> {
  const experimentId = 'exp-1';
  const pairs: PairRow[] = [0, 1, 2].map((i) =>
    pairRow({
      id: `pair-${i}`,
      experimentId,
      taskId: `task-${i}`,
      instruction: `find chair number ${i}`,
      depth: i,
      margin: 0.9 - i * 0.2,
    }),
  );
  const bridge = scriptBridge({
    'experiments.list': () => [experimentRow({ id: experimentId })],
    'pairs.overview': () => overview(pairs),
    'pairs.page': ({ filter, offset, limit }) => {
      const found = pairs.filter((pair) => passes(pair, filter));
      return { total: found.length, rows: found.slice(offset, offset + limit) };
    },
    'pairs.context': ({ pairId }) => ({
      id: pairId,
      initialObservation: 'first page',
      history: [{ action: pairRow().chosen, observation: 'page of results' }],
    }),
    'pairs.review': ({ pairId, action }) => {
      const at = pairs.findIndex(({ id }) => id === pairId);
      const pair = pairs[at]!;
      if (action.kind === 'accept') pairs[at] = { ...pair, review: 'accepted' };
      if (action.kind === 'reject') pairs[at] = { ...pair, review: 'rejected' };
      if (action.kind === 'undo') pairs[at] = { ...pair, review: 'unreviewed' };
      return null;
    },
  });
  page = await renderPage(load, '/pairs/:experimentId?', `/pairs/${experimentId}${query}`);
  return { page, bridge };
}

function passes(pair: PairRow, filter: PairFilter): boolean {
  return (
    (filter.review === undefined || pair.review === filter.review) &&
    (filter.taskId === undefined || pair.taskId === filter.taskId)
  );
}

function overview(pairs: readonly PairRow[]): PairOverview {
  const having = (review: PairRow['review']) => pairs.filter((p) => p.review === review).length;
  return {
    total: pairs.length,
    train: 3 - having('rejected'),
    heldout: 1,
    accepted: having('accepted'),
    rejected: having('rejected'),
    corrected: 0,
    filters: [{ filter: 'margin too small', removed: 7 }],
    marginBins: Array.from({ length: 40 }, (_, i) => (i === 18 ? 3 : 0)),
    depths: [0, 1, 2].map((depth) => ({ depth, count: 1 })),
    actionTypes: [{ type: 'click', count: 3 }],
  };
}

describe('the page Pairs', () => {
  it('shows the list, the first pair, and what training would take', async () => {
    const { page } = await open();
    expect(page.text()).toContain('find chair number 2');
    expect(page.find('Open pair', undefined)?.textContent).toContain('task-0');
    expect(page.find('Training set', undefined)?.textContent).toContain('3 pairs usable now');
    expect(page.find('Training set', undefined)?.textContent).toContain('margin too small');
  });

  it('accepts by A, tells the store, and goes to the next pair', async () => {
    const { page, bridge } = await open();
    await page.press('a');
    expect(bridge.inputs('pairs.review')).toEqual([
      { pairId: 'pair-0', action: { kind: 'accept' } },
    ]);
    expect(page.address()).toContain('pair=pair-1');
  });

  it('chooses the right side by 2: swaps, then accepts', async () => {
    const { page, bridge } = await open();
    await page.press('2');
    expect(bridge.inputs('pairs.review').map(({ action }) => action.kind)).toEqual([
      'swap',
      'accept',
    ]);
  });

  it('takes the latest decision back by U and returns to its pair', async () => {
    const { page, bridge } = await open();
    await page.press('r');
    expect(page.address()).toContain('pair=pair-1');
    await page.press('u');
    expect(bridge.inputs('pairs.review').at(-1)).toEqual({
      pairId: 'pair-0',
      action: { kind: 'undo' },
    });
    expect(page.address()).toContain('pair=pair-0');
  });

  it('keeps a reviewed pair in its row when it no longer passes the filter', async () => {
    const { page } = await open('?review=unreviewed');
    await page.press('a');
    const rows = [...page.element.querySelectorAll('[id^="pair-row"]')];
    expect(rows).toHaveLength(3);
    expect(rows[0]?.hasAttribute('data-departed')).toBe(true);
    expect(rows[1]?.getAttribute('aria-selected')).toBe('true');
  });

  it('edits by E: saves only the side that was changed', async () => {
    const { page, bridge } = await open();
    await page.press('e');
    await page.type('Argument', 'B000000001');
    await page.press('Enter', { ctrlKey: true });
    expect(bridge.inputs('pairs.review')).toEqual([
      {
        pairId: 'pair-0',
        action: {
          kind: 'edit',
          side: 'chosen',
          action: { thought: pairRow().chosen.thought, type: 'click', argument: 'B000000001' },
        },
      },
    ]);
  });

  it('does nothing by letters while a field has the focus', async () => {
    const { page, bridge } = await open();
    page.find('Words in the task or its actions', 'textbox')?.focus();
    await page.press('a');
    expect(bridge.inputs('pairs.review')).toEqual([]);
  });

  it('moves by J and K, and by arrows inside the list', async () => {
    const { page } = await open();
    await page.press('j');
    expect(page.address()).toContain('pair=pair-1');
    await page.press('k');
    expect(page.address()).toContain('pair=pair-0');
    page.find('Preference pairs', 'listbox')?.focus();
    await page.press('End');
    expect(page.address()).toContain('pair=pair-2');
  });

  it('links both sides to their nodes in the tree', async () => {
    const { page } = await open();
    const links = [...page.element.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).toContain('/trees/exp-1/7?node=11');
    expect(links).toContain('/trees/exp-1/7?node=10');
  });
});

describe('the page Pairs without pairs', () => {
  it('says what it is for and offers the one action', async () => {
    const id = 'exp-1';
    scriptBridge({
      'experiments.list': () => [
        experimentRow({ id, pairs: 0, stage: 'collect', status: 'running', trees: 12 }),
      ],
    });
    page = await renderPage(load, '/pairs/:experimentId?', `/pairs/${id}`);
    expect(page.text()).toContain('No pairs yet');
    expect(page.text()).toContain('12 trees of 300 are there');
    expect(page.find('Open the experiment', 'link')?.getAttribute('href')).toBe(
      `/experiments/${id}`,
    );
  });
});
