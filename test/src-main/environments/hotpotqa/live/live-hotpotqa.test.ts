import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadLiveHotpotQa } from '@main/environments/hotpotqa/family';
import { createLibrary } from '@main/environments/hotpotqa/live/library';
import type { LiveHotpotQa } from '@main/environments/hotpotqa/live/live-hotpotqa';
import { startWiki, type WikiServer } from '../../../../support/wiki-server';

const pages = [
  {
    title: 'Ada Vale',
    text: 'Ada Vale is a painter. She lives in Oslo.\n== Work ==\nShe painted The Red Barn in Oslo.',
    redirects: ['Ada M. Vale'],
  },
  { title: 'Per Vale', text: 'Per Vale is an architect.' },
  { title: 'Mercury', text: 'Mercury may refer to many things.', disambiguation: true },
  { title: 'Mercury (planet)', text: 'Mercury is the smallest planet.' },
];

let wiki: WikiServer;
let folder: string;
let waited: number[];

beforeEach(async () => {
  wiki = await startWiki(pages);
  folder = mkdtempSync(join(tmpdir(), 'stepq-wiki-'));
  waited = [];
});
afterEach(async () => {
  await wiki.close();
  rmSync(folder, { recursive: true });
});

const family = (cache: string | null = folder, remembered?: number) => {
  const wait = (milliseconds: number) => {
    waited.push(milliseconds);
    return Promise.resolve();
  };
  const library = createLibrary(
    { api: wiki.api, userAgent: 'StepQ/test (a test)', wait },
    cache,
    remembered,
  );
  return loadLiveHotpotQa(join('resources', 'hotpotqa'), library);
};

/** Starts an episode, carries actions out one after another and gives what was observed. */
async function observe(env: LiveHotpotQa, ...actions: readonly string[]): Promise<string[]> {
  const observed: string[] = [];
  for (const action of actions) {
    const open = action.indexOf('[');
    const step = { type: action.slice(0, open), argument: action.slice(open + 1, -1) };
    observed.push((await env.step(step)).observation);
  }
  return observed;
}
const started = (from = family(), signal?: AbortSignal): LiveHotpotQa => {
  const env = from.create(signal);
  env.reset(from.tasks()[0]!);
  return env;
};

const walk = [
  'search[Ada M. Vale]',
  'lookup[Oslo]',
  'lookup[Oslo]',
  'search[Mercury]',
  'search[Nobody Vale]',
  'search[per vale]',
] as const;
const seen = [
  'Ada Vale is a painter. She lives in Oslo. She painted The Red Barn in Oslo.',
  '(Result 1 / 2) She lives in Oslo.',
  '(Result 2 / 2) She painted The Red Barn in Oslo.',
  "Could not find Mercury. Similar: ['Mercury', 'Mercury (planet)'].",
  "Could not find Nobody Vale. Similar: ['Ada Vale', 'Per Vale'].",
  'Per Vale is an architect.',
];

describe('live articles', () => {
  it('are found by name, redirect and another case, and looked through as a whole', async () => {
    expect(await observe(started(), ...walk)).toEqual(seen);
    expect(wiki.requests.every(({ userAgent }) => userAgent === 'StepQ/test (a test)')).toBe(true);
  });

  it('are asked for once, one after another with a pause', async () => {
    const all = family();
    await Promise.all([1, 2, 3].map(() => observe(started(all), 'search[Ada Vale]')));
    await observe(started(all), 'search[Per Vale]', 'search[Ada Vale]');
    expect(wiki.requests.map(({ name }) => name)).toEqual(['Ada Vale', 'Per Vale']);
    expect(waited).toContain(250);
  });

  it('are replayed from what was recorded, without a network', async () => {
    await observe(started(), ...walk);
    await wiki.close();
    expect(await observe(started(family()), ...walk)).toEqual(seen);
  });

  it('say at once what is known: a step that needs no network does not promise', async () => {
    const env = started();
    await observe(env, 'search[Ada Vale]');
    expect(env.step({ type: 'lookup', argument: 'Oslo' })).toMatchObject({ valid: true });
    expect(env.step({ type: 'search', argument: 'Ada Vale' })).toMatchObject({ valid: true });
  });

  it('are looked through also when more were found since than memory holds', async () => {
    const all = family(folder, 2);
    const env = started(all);
    await observe(env, 'search[Ada Vale]');
    await observe(started(all), 'search[A]', 'search[B]', 'search[C]', 'search[D]');
    expect(await observe(env, 'lookup[painter]')).toEqual([
      '(Result 1 / 1) Ada Vale is a painter.',
    ]);
    expect(wiki.requests).toHaveLength(5);
  });

  it('belong to the episode that opened them, also after others went elsewhere', async () => {
    const all = family();
    const env = started(all);
    await observe(env, 'search[Ada Vale]');
    const here = env.snapshot();
    await observe(env, 'search[Per Vale]');
    const other = all.create();
    other.restore(here);
    expect(await observe(other, 'lookup[painter]')).toEqual([
      '(Result 1 / 1) Ada Vale is a painter.',
    ]);
  });
});

describe('without a network', () => {
  it('what was not recorded is an error that says so, and is asked for again later', async () => {
    await wiki.close();
    const env = started();
    const step = Promise.resolve(env.step({ type: 'search', argument: 'Ada Vale' }));
    await expect(step).rejects.toMatchObject({ code: 'unavailable' });
    await expect(observe(env, 'search[Ada Vale]')).rejects.toThrow(
      /^What the wiki says of “Ada Vale” is not among the answers recorded in .* could not be asked: ECONNREFUSED\. What was finished is kept/,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('an answer that is waited for is given up with the search that wanted it', async () => {
    wiki.next(() => undefined);
    const control = new AbortController();
    const step = observe(started(family(), control.signal), 'search[Ada Vale]');
    control.abort(new Error('stopped'));
    await expect(step).rejects.toThrow('stopped');
  });
});

describe('a wiki that is busy', () => {
  it('is asked again after the pause that it asks for', async () => {
    wiki.next(
      (response) => response.writeHead(429, { 'retry-after': '7' }).end(),
      (response) => response.writeHead(503).end(),
      (response) =>
        response
          .setHeader('retry-after', '5')
          .end('{"error":{"code":"maxlag","info":"Waiting for a server"}}'),
    );
    expect(await observe(started(), 'search[Per Vale]')).toEqual(['Per Vale is an architect.']);
    expect(waited.filter((milliseconds) => milliseconds !== 250)).toEqual([7000, 2000, 5000]);
  });

  it('is given up after the fourth time', async () => {
    const busy = (response: { writeHead(status: number): { end(): unknown } }) => {
      response.writeHead(503).end();
    };
    wiki.next(busy, busy, busy, busy);
    await expect(observe(started(), 'search[Per Vale]')).rejects.toThrow('status 503');
  });
});

describe('what is no answer', () => {
  it.each(['<html>', '[]', '{"query":{"pages":"none"}}', '{}'])('%s is told', async (text) => {
    wiki.next((response) => response.end(text));
    await expect(observe(started(), 'search[Per Vale]')).rejects.toMatchObject({
      code: 'bad-data',
    });
  });

  it('is a record that was damaged: it names the file', async () => {
    await observe(started(), 'search[Per Vale]');
    const file = join(folder, readdirSync(folder)[0]!);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ name: 'Per Vale' });
    writeFileSync(file, '{"format":"stepq-wiki-answer-1"}');
    await expect(observe(started(family()), 'search[Per Vale]')).rejects.toThrow(file);
  });
});
