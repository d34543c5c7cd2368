import { describe, expect, it } from 'vitest';
import { diagnosticsText, MOST_EXPERIMENTS } from '@renderer/pages/settings/diagnostics';
import type { ExperimentRow, LogRow } from '@shared/ipc/rows';

const info = {
  version: '0.1.0',
  electron: '33',
  chrome: '130',
  node: '20',
  platform: 'linux x64',
};
const facts = { directory: '/home/someone/workspace', bytes: { all: 3, models: 2, backups: 1 } };

const row = (id: string, createdAt: number): ExperimentRow => ({
  id,
  name: 'A name of mine',
  environment: 'webshop',
  policy: 'endpoint',
  status: 'failed',
  reason: 'The server refused the key.',
  createdAt,
  updatedAt: createdAt,
  configHash: 'c0ffee',
  stage: 'collect',
  trees: 1,
  trainTasks: 2,
  solvedShare: null,
  pairs: 0,
  heldoutAccuracy: null,
  imported: null,
  beam: null,
});
const line = (id: number, level: LogRow['level'], message: string): LogRow => ({
  id,
  at: 0,
  level,
  stage: 'collect',
  message,
});

describe('diagnostics', () => {
  it('tell of versions, sizes, states, and what went wrong', () => {
    const logs = new Map([
      [
        'a',
        [line(1, 'info', 'Collecting.'), line(2, 'warning', 'Slow.'), line(3, 'error', 'Broken.')],
      ],
    ]);
    const told = JSON.parse(diagnosticsText(info, facts, [row('a', 5)], logs)) as {
      info: unknown;
      bytes: unknown;
      experiments: { id: string; status: string; log: { message: string }[] }[];
    };
    expect(told.info).toEqual(info);
    expect(told.bytes).toEqual(facts.bytes);
    expect(told.experiments[0]).toMatchObject({ id: 'a', status: 'failed' });
    expect(told.experiments[0]?.log.map(({ message }) => message)).toEqual(['Slow.', 'Broken.']);
  });

  it('hold neither names nor the folder of a person', () => {
    const text = diagnosticsText(info, facts, [row('a', 5)], new Map());
    expect(text).not.toContain('A name of mine');
    expect(text).not.toContain('someone');
  });

  it('tell of the newest experiments', () => {
    const rows = Array.from({ length: MOST_EXPERIMENTS + 5 }, (_, i) => row(String(i), i));
    const { experiments } = JSON.parse(diagnosticsText(info, facts, rows, new Map())) as {
      experiments: { id: string }[];
    };
    expect(experiments).toHaveLength(MOST_EXPERIMENTS);
    expect(experiments[0]?.id).toBe(String(MOST_EXPERIMENTS + 4));
  });
});
