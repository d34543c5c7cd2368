// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { experimentRow } from '../../support/experiment-row';
import { renderPage, type RenderedPage } from '../../support/render-page';
import { scriptBridge, ScriptedFailure, type Script } from '../../support/scripted-bridge';
import { pairRow } from '../pairs/fixtures';

const load = async () => (await import('@renderer/pages/export/ExportPage')).ExportPage;
let page: RenderedPage | null = null;
afterEach(() => {
  page?.close();
  page = null;
});

function script(change: Script = {}): Script {
  return {
    'experiments.list': () => [experimentRow()],
    'pairs.overview': () => ({
      total: 12,
      train: 9,
      heldout: 3,
      accepted: 0,
      rejected: 2,
      usable: 7,
      filters: [],
      marginBins: Array.from({ length: 40 }, () => 0),
      depths: [{ depth: 0, count: 12 }],
      actionTypes: [{ type: 'click', count: 12 }],
    }),
    'pairs.page': ({ filter }) => ({
      total: filter.review === 'rejected' ? 2 : 12,
      rows: [pairRow()],
    }),
    ...change,
  };
}

const open = (query = '') => renderPage(load, '/export/:experimentId?', `/export/exp-1${query}`);

describe('the page Export', () => {
  it('says how many pairs will be written, rejected ones left out', async () => {
    scriptBridge(script());
    page = await open();
    expect(page.text()).toContain('10 pairs will be written.');
    expect(page.text()).toContain('2 rejected pairs left out.');
    expect(page.text()).toContain('First 1 of 12 pairs');
  });

  it('writes with the filters of the address and shows where the file went', async () => {
    const bridge = scriptBridge(
      script({ 'export.pairs': () => ({ file: '/tmp/pairs-trl.jsonl', rows: 10 }) }),
    );
    page = await open('?split=train&min=0.25');
    await page.choose('TRL, JSON lines');
    await page.click('Write the file', 'button');
    expect(bridge.inputs('export.pairs')).toEqual([
      {
        filter: { experimentId: 'exp-1', split: 'train', minMargin: 0.25 },
        format: 'trl-jsonl',
      },
    ]);
    expect(page.text()).toContain('10 pairs written to/tmp/pairs-trl.jsonl');
  });

  it('stays as it was when the person changes their mind', async () => {
    scriptBridge(script({ 'export.pairs': () => null }));
    page = await open();
    await page.click('Write the file', 'button');
    expect(page.text()).not.toContain('written to');
  });

  it('says what happened when nothing could be written', async () => {
    scriptBridge(
      script({
        'export.pairs': () => {
          throw new ScriptedFailure({ code: 'disk-full', message: 'The disk is full.' });
        },
      }),
    );
    page = await open();
    await page.click('Write the file', 'button');
    expect(page.text()).toContain('Nothing was written. The disk is full.');
  });
});
