import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultSource, environmentIds } from '@shared/experiment/config';
import { playedSource } from '@main/cli/played-source';

const folder = mkdtempSync(join(tmpdir(), 'stepq-source-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const config = join(folder, 'config.json');
writeFileSync(
  config,
  JSON.stringify({ task: { webshop: { goals: 'human', observation: 'react' }, testTasks: 3 } }),
);

describe('the environment of a command', () => {
  it.each(environmentIds)('is %s as usual when nothing is said', (environment) => {
    expect(playedSource(environment, {})).toEqual(defaultSource(environment));
  });

  it('is as an experiment plays it, with what flags say instead', () => {
    const { webshop } = playedSource('webshop', { config });
    expect(webshop).toMatchObject({ goals: 'human', observation: 'react', catalogue: null });
    const other = playedSource('webshop', { config, observation: 'text', catalogue: 'a.shop' });
    expect(other.webshop).toMatchObject({
      goals: 'human',
      observation: 'text',
      catalogue: 'a.shop',
    });
    const server = playedSource('http', { url: 'http://localhost:1', protocol: 'agentgym' });
    expect(server.http).toMatchObject({ url: 'http://localhost:1', protocol: 'agentgym' });
  });

  it.each([
    ['http', { url: 'ftp://x' }, '--url: must be an address that begins with http:// or https://.'],
    ['http', { protocol: 'soap' }, '--protocol: must be one of stepq, agentgym.'],
    [
      'webshop',
      { observation: 'html' },
      '--observation: must be one of agent, text, text_rich, react.',
    ],
    ['toy', { url: 'http://localhost:1' }, '--url is of http, not of toy.'],
    ['hotpotqa', { config }, `${config} plays webshop, not hotpotqa.`],
  ] as const)('is refused of %s with %j', (environment, options, words) => {
    expect(() => playedSource(environment, options)).toThrow(words);
  });
});
