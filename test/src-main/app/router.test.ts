import { describe, expect, it, vi } from 'vitest';
import { answerCall, type CallPlaces } from '@main/app/router';
import { CallError } from '@main/rpc/rpc';
import { importOptionsSchema } from '@shared/exchange/imports';
import { exportFilterSchema } from '@shared/ipc/filters';
import { experimentConfigSchema } from '@shared/experiment/config';

const places = (over: Partial<CallPlaces> = {}): CallPlaces => ({
  query: vi.fn(async () => 'from the reader'),
  command: vi.fn(async () => 'from the lab'),
  play: vi.fn(async () => 'from the player'),
  shell: {
    call: vi.fn(async () => 'from here'),
    exportData: vi.fn(async () => 'exported'),
    exportModel: vi.fn(async () => 'exported'),
    importFrom: vi.fn(async () => 'imported'),
  },
  ...over,
});

describe('a call', () => {
  it('goes to the process that its kind belongs to', async () => {
    const all = places();
    expect(await answerCall(all, 'experiments.list', undefined)).toEqual({
      ok: true,
      value: 'from the reader',
    });
    expect(await answerCall(all, 'experiments.pause', { experimentId: 'a' })).toEqual({
      ok: true,
      value: 'from the lab',
    });
    expect(await answerCall(all, 'play.end', { session: 1 })).toEqual({
      ok: true,
      value: 'from the player',
    });
    expect(await answerCall(all, 'shell.info', undefined)).toEqual({
      ok: true,
      value: 'from here',
    });
    const filter = exportFilterSchema.parse({ experimentId: 'a' });
    await answerCall(all, 'export.data', { filter, format: 'eto-json' });
    expect(all.shell.exportData).toHaveBeenCalledWith({ filter, format: 'eto-json' }, all.command);
    expect(await answerCall(all, 'export.preview', { filter, format: 'eto-json' })).toEqual({
      ok: true,
      value: 'from the lab',
    });
    const source = { source: 1, options: {} };
    await answerCall(all, 'imports.start', source);
    expect(all.shell.importFrom).toHaveBeenCalledWith(
      'imports.start',
      { source: 1, options: importOptionsSchema.parse({}) },
      all.command,
    );
    const model = { experimentId: 'a', format: 'onnx' };
    await answerCall(all, 'export.model', model);
    expect(all.shell.exportModel).toHaveBeenCalledWith(model, all.command);
  });

  it('arrives with its defaults filled in', async () => {
    const all = places();
    await answerCall(all, 'experiments.start', { config: {} });
    expect(all.command).toHaveBeenCalledWith('experiments.start', {
      config: experimentConfigSchema.parse({}),
    });
  });

  it.each([
    ['no.such.call', undefined],
    ['__proto__', undefined],
    ['toString', {}],
    [7, undefined],
    ['experiments.get', {}],
    ['experiments.get', { experimentId: '' }],
    ['experiments.get', { experimentId: 'a', extra: 1 }],
    ['trees.get', { treeId: -1 }],
    ['experiments.list', null],
  ])('%j with %j is refused before it reaches any process', async (name, input) => {
    const all = places();
    const answer = await answerCall(all, name, input);
    expect(answer).toMatchObject({ ok: false, failure: { code: 'invalid-input' } });
    expect(all.query).not.toHaveBeenCalled();
    expect(all.command).not.toHaveBeenCalled();
  });

  it('that fails keeps the code and the sentence', async () => {
    const query = async () => {
      throw new CallError('not-found', 'There is no such experiment.');
    };
    expect(await answerCall(places({ query }), 'experiments.list', undefined)).toEqual({
      ok: false,
      failure: { code: 'not-found', message: 'There is no such experiment.' },
    });
  });

  it('that fails in an unforeseen way fails as internal', async () => {
    const query = async () => {
      throw new CallError('too-many-tasks', 'Ask for fewer.');
    };
    expect(await answerCall(places({ query }), 'experiments.list', undefined)).toMatchObject({
      failure: { code: 'internal', message: 'Ask for fewer.' },
    });
  });
});
