// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { TrainingMetric } from '@shared/experiment/progress';
import { experimentConfigSchema } from '@shared/experiment/config';
import { experimentRow } from '../../support/experiment-row';
import { renderPage, type RenderedPage } from '../../support/render-page';
import { scriptBridge, ScriptedFailure, type Script } from '../../support/scripted-bridge';
import { pairRow } from '../pairs/fixtures';
import { trainingMetric } from './fixtures';

const load = async () => (await import('@renderer/pages/models/ModelsPage')).ModelsPage;
let page: RenderedPage | null = null;
afterEach(() => {
  page?.close();
  page = null;
});

const run = Array.from({ length: 40 }, (_, i) =>
  trainingMetric(i + 1, (i + 1) % 20 === 0 ? { heldoutAccuracy: 0.7, heldoutLoss: 0.6 } : {}),
);

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
    'models.list': () => [
      {
        id: 'model-1',
        experimentId: 'exp-1',
        experimentName: 'Paper settings',
        createdAt: 1_700_000_000_000,
        preset: 'tiny',
        parameters: 812_000,
        steps: 40,
        checkpoint: 40,
        base: 'shipped',
        baseExperimentId: null,
        heldoutAccuracy: 0.7,
        weightsHash: 'abcdef0123456789',
        provider: 'CPU, 2 threads',
      },
    ],
    'models.metrics': () => run,
    'models.checkpoints': () => [
      { step: 40, heldoutAccuracy: 0.7, heldoutLoss: 0.6, pinned: false, bytes: 3_000_000 },
    ],
    'models.accuracy': () => ({
      byMargin: [{ group: '0.2 to 0.4', pairs: 40, accuracy: 0.75 }],
      byType: [{ group: 'click', pairs: 30, accuracy: 0.8 }],
      byDepth: [],
    }),
    'pairs.page': () => ({ total: 1, rows: [pairRow()] }),
    'pairs.context': ({ pairId }) => ({ id: pairId, initialObservation: 'page', history: [] }),
    'trees.get': () => {
      throw new ScriptedFailure({ code: 'not-found', message: 'no tree in this test' });
    },
    ...change,
  };
}

const tree = {
  treeId: 7,
  experimentId: 'exp-1',
  taskId: 'task-1',
  instruction: '',
  stopReason: 'iterations' as const,
  parent: Int32Array.from([-1]),
  depth: new Uint16Array(1),
  visits: new Int32Array(1),
  valueSum: new Float64Array(1),
  prior: new Float32Array(1),
  reward: new Float32Array(1),
  q: new Float32Array(1),
  terminal: new Uint8Array(1),
  origin: new Uint8Array(1),
  valid: new Uint8Array(1),
  exhausted: new Uint8Array(1),
  tokens: Int32Array.of(-1),
  iteration: new Int32Array(1),
  label: [''],
  exploration: 1,
  selection: 'uct' as const,
};

describe('the page Models', () => {
  it('summarises every curve in words', async () => {
    scriptBridge(script());
    page = await renderPage(load, '/models/:experimentId?', '/models/exp-1');
    const names = [...page.element.querySelectorAll('figure')].map((figure) =>
      figure.getAttribute('aria-label'),
    );
    expect(names).toEqual([
      'Loss, 0.65 in training, 0.60 held out',
      'Preference accuracy, 0.60 in training, 0.70 held out',
      'Reward margin, 0.57 in training',
      'Gradient norm, 1.50 in training',
      'Learning rate, thousandths, 1 in training',
      'Tokens a second, 1,800 in training',
    ]);
  });

  it('draws steps as they come in', async () => {
    const bridge = scriptBridge(script({ 'models.list': () => [] }));
    page = await renderPage(load, '/models/:experimentId?', '/models/exp-1');
    const metrics: TrainingMetric[] = [trainingMetric(41, { loss: NaN })];
    act(() => bridge.emit('training.metrics', { experimentId: 'exp-1', metrics }));
    await act(() => new Promise((done) => setTimeout(done, 600)));
    expect(page.find('Alarms', undefined)?.textContent).toContain('since step 41');
  });

  it('offers the same numbers as a table', async () => {
    scriptBridge(script());
    page = await renderPage(load, '/models/:experimentId?', '/models/exp-1');
    await page.choose('Table');
    const table = page.find('Training steps', 'table');
    expect(table?.getAttribute('aria-rowcount')).toBe('41');
    expect(table?.textContent).toContain('Held-out acc.');
  });

  it('asks the model about a pair of the experiment and draws what each token adds', async () => {
    const bridge = scriptBridge(
      script({
        'trees.get': () => tree,
        'models.probe': ({ candidates }) =>
          candidates.map((_, i) => ({
            q: 0.3 - i * 0.4,
            tokens: [
              { text: 'Thought: cheap', contribution: 0.2 - i * 0.3 },
              { text: '\nAction: click', contribution: 0.1 - i * 0.1 },
            ],
          })),
      }),
    );
    page = await renderPage(load, '/models/:experimentId?', '/models/exp-1');
    await page.settle();
    const [asked] = bridge.inputs('models.probe');
    expect(asked?.candidates.map(({ argument }) => argument)).toEqual([
      pairRow().chosen.argument,
      pairRow().rejected.argument,
    ]);
    const probe = page.find('Probe', undefined)!;
    expect(probe.textContent).toContain('+0.30');
    expect(probe.textContent).toContain('−0.10');
    expect(probe.textContent).toContain('Thought: cheap');
  });

  it('asks again without each word where the model judges the action as a whole', async () => {
    const bridge = scriptBridge(
      script({
        'trees.get': () => tree,
        'models.probe': ({ candidates }) =>
          candidates.map(({ thought }) => {
            const q = thought.includes('under') ? 0.5 : 0.2;
            return { q, tokens: [{ text: '<|end|>', contribution: q }] };
          }),
      }),
    );
    page = await renderPage(load, '/models/:experimentId?', '/models/exp-1');
    await page.settle();
    const [, effects] = bridge.inputs('models.probe');
    expect(effects?.candidates[0]).toEqual({ thought: '', type: 'click', argument: 'B09L44298X' });
    const probe = page.find('Probe', undefined)!;
    expect(probe.textContent).toContain('Q with the word minus Q without it');
    expect(probe.textContent).toContain('Q without the thought+0.20');
    const word = [...probe.querySelectorAll('[data-sign="plus"]')].map((w) => w.textContent);
    expect(word).toEqual(['under+0.30']);
  });

  it('says when the model does not answer, and keeps the question', async () => {
    scriptBridge(
      script({
        'trees.get': () => tree,
        'models.probe': () => {
          throw new ScriptedFailure({
            code: 'unavailable',
            message: 'The model is being trained.',
          });
        },
      }),
    );
    page = await renderPage(load, '/models/:experimentId?', '/models/exp-1');
    await page.settle();
    const probe = page.find('Probe', undefined)!;
    expect(probe.textContent).toContain('The model did not answer. The model is being trained.');
    expect(probe.textContent).toContain(pairRow().instruction);
  });

  it('says what comes when nothing is trained yet', async () => {
    scriptBridge(
      script({
        'experiments.list': () => [
          experimentRow({ stage: 'collect', status: 'running', heldoutAccuracy: null, beam: null }),
        ],
        'models.list': () => [],
        'models.metrics': () => [],
      }),
    );
    page = await renderPage(load, '/models/:experimentId?', '/models/exp-1');
    expect(page.text()).toContain('Not trained yet');
  });
});
