// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { experimentConfigSchema } from '@shared/experiment/config';
import type { EpisodeDetail } from '@shared/ipc/rows';
import { experimentRow } from '../../support/experiment-row';
import { renderPage, type RenderedPage } from '../../support/render-page';
import { scriptBridge, type Script } from '../../support/scripted-bridge';
import { comparedTask, comparisonReport, decision } from './fixtures';

const load = async () => (await import('@renderer/pages/compare/ComparePage')).ComparePage;
let page: RenderedPage | null = null;
afterEach(() => {
  page?.close();
  page = null;
});

const tasks = [
  comparedTask('web-1', 1, 0.2),
  comparedTask('web-2', 0.5, 0.5),
  comparedTask('web-3', 0, 0.6),
];

function episode(agent: EpisodeDetail['agent'], taskId: string): EpisodeDetail {
  const beam = agent === 'beam';
  const scored = decision(beam ? ['click[B01]', 'click[B02]'] : ['click[B02]']);
  return {
    agent,
    taskId,
    instruction: `find ${taskId}`,
    initialObservation: 'first page',
    terminal: beam ? 'success' : 'failure',
    reward: beam ? 1 : 0.2,
    rewardParts: { price: beam ? 1 : 0 },
    decisions: [
      decision(['search[chair]']),
      {
        ...scored,
        candidates: scored.candidates.map((c, i) => ({ ...c, score: beam ? 0.4 - i : null })),
      },
    ],
  };
}

function script(change: Script = {}): Script {
  return {
    'experiments.list': () => [experimentRow()],
    'experiments.get': () => ({
      ...experimentRow(),
      config: experimentConfigSchema.parse({}),
      stages: [],
      capture: {},
      importReport: null,
    }),
    'compare.report': () => comparisonReport(),
    'compare.tasks': () => tasks,
    'compare.episode': ({ agent, taskId }) => episode(agent, taskId),
    ...change,
  };
}

const open = (query = '') => renderPage(load, '/compare/:experimentId?', `/compare/exp-1${query}`);

describe('the page Compare', () => {
  it('shows runs, what may be claimed, and what the numbers are made of', async () => {
    scriptBridge(script());
    page = await open();
    expect(page.text()).toContain('4 runs on the same 100 test tasks');
    expect(page.text()).toContain('more than chance explains');
    expect(page.text()).toContain('10,000 resamples, seed 233');
    expect(page.text()).toContain('oracle');
  });

  it('takes the run under test from the keyboard and compares its tasks', async () => {
    const bridge = scriptBridge(script());
    page = await open();
    page.element.querySelector<HTMLElement>('tr[aria-selected="true"]')?.focus();
    await page.press('ArrowDown');
    expect(page.address()).toContain('test=best-of-n');
    expect(bridge.inputs('compare.tasks').at(-1)).toEqual({
      experimentId: 'exp-1',
      a: 'best-of-n',
      b: 'sample',
    });
  });

  it('filters tasks by outcome', async () => {
    scriptBridge(script());
    page = await open();
    await page.choose('Losses 1');
    const rows = [...page.element.querySelectorAll('[id^="task-row"]')];
    expect(rows.map((row) => row.textContent)).toEqual(['3find web-30.600.00−0.60']);
  });

  it('opens both trajectories by Enter, from the first step that differs, and goes back by Esc', async () => {
    scriptBridge(script());
    page = await open();
    page.element.querySelector<HTMLElement>('[role="rowgroup"][tabindex="0"]')?.focus();
    await page.press('ArrowDown');
    await page.press('Enter');
    expect(page.address()).toContain('task=web-1');
    const both = page.find('Both trajectories of web-1', undefined)!;
    expect(both.textContent).toContain('1 step the same');
    expect(both.textContent).toContain('from step 2 on they differ');
    expect(both.textContent).toContain('+0.40');
    expect(both.textContent).toContain('price1.00 +1.00');
    await page.press('Escape');
    expect(page.address()).not.toContain('task=');
  });

  it('saves the comparison as a table', async () => {
    const bridge = scriptBridge(
      script({ 'shell.save': ({ suggestedName }) => ({ file: suggestedName }) }),
    );
    page = await open();
    await page.click('Save as', 'button');
    await page.click('CSV', 'menuitem');
    const [saved] = bridge.inputs('shell.save');
    expect(saved?.suggestedName).toBe('comparison.csv');
    expect(saved?.content).toMatch(/^run,oracle/);
  });

  it('says what is missing while the agents still play', async () => {
    scriptBridge(
      script({
        'compare.report': () => null,
        'experiments.list': () => [
          experimentRow({ stage: 'evaluate', status: 'running', beam: null }),
        ],
      }),
    );
    page = await open();
    expect(page.text()).toContain('The agents are playing');
    expect(page.find('Watch the run', 'link')).not.toBeNull();
  });
});
