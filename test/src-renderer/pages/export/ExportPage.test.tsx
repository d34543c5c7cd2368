// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { ExportPreview } from '@shared/exchange/report';
import { experimentRow } from '../../support/experiment-row';
import { renderPage, type RenderedPage } from '../../support/render-page';
import { scriptBridge, ScriptedFailure, type Script } from '../../support/scripted-bridge';

const load = async () => (await import('@renderer/pages/export/ExportPage')).ExportPage;
let page: RenderedPage | null = null;
afterEach(() => {
  page?.close();
  page = null;
});

const preview: ExportPreview = {
  items: 12,
  seen: 12,
  rows: 10,
  filters: [
    { filter: 'rejected in review', in: 14, out: 12 },
    { filter: 'duplicate', in: 12, out: 10 },
  ],
  lengths: {
    counted: 'model',
    rows: 10,
    median: 700,
    p95: 1200,
    longest: 1410,
    longestCompletion: 60,
    beyondDefault: 2,
  },
  first: ['{"id":"pair-1"}'],
};

function script(change: Script = {}): Script {
  return {
    'experiments.list': () => [experimentRow()],
    'pairs.overview': () => ({
      total: 12,
      train: 7,
      heldout: 3,
      accepted: 0,
      rejected: 2,
      corrected: 0,
      filters: [],
      marginBins: Array.from({ length: 40 }, () => 0),
      depths: [{ depth: 0, count: 12 }],
      actionTypes: [{ type: 'click', count: 12 }],
    }),
    'export.preview': () => preview,
    ...change,
  };
}

const open = (query = '') => renderPage(load, '/export/:experimentId?', `/export/exp-1${query}`);
const outcome = { file: '/tmp/pairs-trl.jsonl', rows: 10, filters: [], lengths: null };

describe('the page Export', () => {
  it('says how many rows will be written, and what each filter takes away', async () => {
    scriptBridge(script());
    page = await open();
    expect(page.text()).toContain('10 rows will be written.');
    expect(page.text()).toContain('rejected in review1412');
    expect(page.text()).toContain('"id": "pair-1"');
  });

  it('says how much could be told where the rows are too many for a moment', async () => {
    scriptBridge(script({ 'export.preview': () => ({ ...preview, items: 100_000, seen: 2000 }) }));
    page = await open();
    expect(page.text()).toContain(
      'All 100,000 pairs will be written where they pass. Looked at so far: 2,000, which give 10 rows.',
    );
  });

  it('warns of what a trainer would cut, and says what to set', async () => {
    scriptBridge(script());
    page = await open();
    expect(page.text()).toContain('2 rows of 10 exceed 1,024 tokens');
    expect(page.text()).toContain('to 1,472 or more');
  });

  it('writes with the filters of the address and shows where the file went', async () => {
    const bridge = scriptBridge(script({ 'export.data': () => outcome }));
    page = await open('?split=train&min=0.25');
    await page.choose('TRL, JSON lines');
    await page.click('Write the file', 'button');
    expect(bridge.inputs('export.data')).toEqual([
      {
        filter: { experimentId: 'exp-1', split: 'train', minMargin: 0.25 },
        format: 'trl-jsonl',
      },
    ]);
    expect(page.text()).toContain('10 rows written to/tmp/pairs-trl.jsonl');
    await page.choose('ETO, JSON array');
    expect(page.text()).not.toContain('written to');
  });

  it('asks of a format only for the filters that mean something to it', async () => {
    const bridge = scriptBridge(script());
    page = await open('?split=train&min=0.25');
    await page.choose('Trees');
    expect(page.find('Least margin', 'textbox')).toBeNull();
    expect(bridge.inputs('export.preview').at(-1)).toEqual({
      filter: { experimentId: 'exp-1', split: 'train' },
      format: 'tree-json',
    });
    expect(page.find('Write the folder', 'button')).not.toBeNull();
  });

  it('can be stopped while it writes, and then shows nothing as written', async () => {
    let end: (value: null) => void = () => undefined;
    const waiting = new Promise<null>((resolve) => (end = resolve));
    const bridge = scriptBridge(
      script({ 'export.data': () => waiting, 'export.cancel': () => null }),
    );
    page = await open();
    await page.click('Write the file', 'button');
    act(() => bridge.emit('export.progress', { done: 5, total: 12 }));
    await page.click('Stop', 'button');
    expect(bridge.inputs('export.cancel')).toHaveLength(1);
    end(null);
    await page.settle();
    expect(page.find('Write the file', 'button')).not.toBeNull();
    expect(page.text()).not.toContain('written to');
  });

  it('says what happened when nothing could be written', async () => {
    scriptBridge(
      script({
        'export.data': () => {
          throw new ScriptedFailure({ code: 'disk-full', message: 'The disk is full.' });
        },
      }),
    );
    page = await open();
    await page.click('Write the file', 'button');
    expect(page.text()).toContain('Nothing was written. The disk is full.');
  });
});
