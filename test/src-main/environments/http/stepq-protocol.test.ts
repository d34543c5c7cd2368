import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { httpSchema, type HttpSection } from '@shared/experiment/http-section';
import { treeViolations } from '@shared/tree/invariants';
import { bestTerminal, isSolved } from '@shared/tree/path';
import { connectHttp } from '@main/environments/http/family';
import { selectTasks } from '@main/environments/split';
import { createUniformPolicy } from '@main/policies/uniform/uniform';
import { searchTree, type SearchRequest } from '@main/search/mcts';
import { startJugs, type JugServer } from '../../../support/jug-server';
import { searchConfig } from '../../../support/search-request';
import { anyInterleaving, walkInterleaved } from './branches';

const section = (changes: Partial<HttpSection>): HttpSection => httpSchema.parse(changes);

/** A search of one of the tasks at `url`. */
async function searching(url: string, taskId: string): Promise<SearchRequest> {
  const family = await connectHttp(section({ url, retries: 8 }));
  return {
    environment: family.create(),
    task: family.tasks().find(({ id }) => id === taskId)!,
    policy: createUniformPolicy(),
    returns: family.returns,
    search: searchConfig({ iterations: 60, candidates: 8, maxDepth: 8, stopOnSuccess: false }),
    compat: 'paper',
    seed: 233,
  };
}

describe('the example server of the guide', () => {
  let jugs: JugServer;
  beforeAll(async () => {
    jugs = await startJugs();
  });
  afterAll(() => jugs.kill());

  it('tells its tasks, which are split by their jugs', async () => {
    const family = await connectHttp(section({ url: jugs.url }));
    expect(family.tasks()).toHaveLength(210);
    const { train, test } = selectTasks(family.tasks(), { seed: 1, trainTasks: 60, testTasks: 20 });
    const trained = new Set(train.map(({ group }) => group));
    expect(test.filter(({ group }) => trained.has(group))).toEqual([]);
  });

  it('is searched, and three litres are measured with jugs of two and five', async () => {
    const tree = await searchTree(await searching(jugs.url, '2-5-3'));
    expect(isSolved(tree)).toBe(true);
    expect(bestTerminal(tree)!.observation).toMatch(/\b3\b/);
    expect(treeViolations(tree)).toEqual([]);
  });

  it('shows of each branch what the branch shows alone, however they are mixed', async () => {
    const family = await connectHttp(section({ url: jugs.url }));
    const anyTask = fc.constantFrom(...family.tasks());
    await fc.assert(
      fc.asyncProperty(anyTask, anyInterleaving, (task, mixed) =>
        walkInterleaved(family, task, mixed),
      ),
      { numRuns: 25 },
    );
    expect(family.upkeep!()).toBeNull();
  });

  it('gives the same tree when it is killed on the way and started again', async () => {
    const whole = await searchTree(await searching(jugs.url, '2-5-3'));
    const mortal = await startJugs();
    const request = await searching(mortal.url, '2-5-3');
    let killed: Promise<JugServer> | undefined;
    const tree = await searchTree({
      ...request,
      onIteration: ({ iteration }) => {
        if (iteration === 2) killed = mortal.kill().then(() => startJugs(mortal.port));
      },
    });
    await (await killed)?.kill();
    expect(killed).toBeDefined();
    expect(tree).toEqual(whole);
  });

  it('is missed in a sentence when it is gone for good', async () => {
    const mortal = await startJugs();
    const family = await connectHttp(section({ url: mortal.url, retries: 1 }));
    const environment = family.create();
    await environment.reset(family.tasks()[0]!);
    await mortal.kill();
    const gone = {
      code: 'unavailable',
      message: `The environment’s server at ${mortal.url} does not answer (POST /step: nobody listens there). Start it again, then go on: what was finished is kept, and an experiment’s task under way begins anew.`,
    };
    await expect(environment.step({ type: 'fill', argument: 'small' })).rejects.toMatchObject(gone);
    await expect(connectHttp(section({ url: mortal.url, retries: 0 }))).rejects.toMatchObject({
      code: 'unavailable',
      message: `The environment’s server at ${mortal.url} does not answer (GET /tasks: nobody listens there). Start it, or correct its address, then try again.`,
    });
  });
});

describe('a server of StepQ’s protocol', () => {
  let server: Server;
  afterEach(() => new Promise((done) => server.close(done)));

  /** A server that answers each path with a value or what a function makes of the request. */
  async function serving(routes: Record<string, unknown>): Promise<string> {
    server = createServer((request, response) => {
      const reply = routes[request.url!];
      const value: unknown = typeof reply === 'function' ? (reply as () => unknown)() : reply;
      response.writeHead(value === undefined ? 410 : 200).end(JSON.stringify(value));
      request.resume();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  const tasks = { tasks: [{ id: 'a', instruction: 'Do.' }] };
  const begun = { observation: 'Here.', state: 1 };

  it.each([
    [{ tasks: [] }, /tasks must be at least 1/],
    [{ tasks: [{ id: 'a' }] }, /tasks\.0\.instruction must be a string/],
    [{ tasks: [...tasks.tasks, ...tasks.tasks] }, /tasks names a task twice/],
  ])('is refused with the field of %j that does not fit', async (reply, words) => {
    const url = await serving({ '/tasks': reply });
    await expect(connectHttp(section({ url }))).rejects.toThrow(words);
  });

  it.each([
    [{ observation: 'Here.' }, /state is missing/],
    [{ ...begun, observation: 3 }, /observation must be a string/],
    [{ ...begun, actions: ['go', 'two\nlines'] }, /actions\.1 must be one line of text/],
  ])('is refused when it begins with %j', async (reply, words) => {
    const family = await connectHttp(
      section({ url: await serving({ '/tasks': tasks, '/reset': reply }) }),
    );
    await expect(family.create().reset(family.tasks()[0]!)).rejects.toThrow(words);
  });

  it('may leave out what can be done; a policy that needs it is told so', async () => {
    const family = await connectHttp(
      section({ url: await serving({ '/tasks': tasks, '/reset': begun }) }),
    );
    const environment = family.create();
    expect(await environment.reset(family.tasks()[0]!)).toBe('Here.');
    await expect(environment.availableActions()).rejects.toThrow(/does not say what can be done/);
  });

  it('that no longer has a state is brought back to it, which is counted', async () => {
    let asked = 0;
    const step = () => (asked++ === 1 ? undefined : { observation: 'There.', state: 2 });
    const url = await serving({ '/tasks': tasks, '/reset': begun, '/step': step });
    const family = await connectHttp(section({ url }));
    const environment = family.create();
    await environment.reset(family.tasks()[0]!);
    await environment.step({ type: 'act', argument: 'go' });
    const { observation } = await environment.step({ type: 'act', argument: 'go' });
    expect(observation).toBe('There.');
    expect(family.upkeep!()).toBe(
      'The server was brought back to earlier states by 1 reset and 1 repeated step.',
    );
  });

  it('has its rewards divided by the one that counts as success', async () => {
    const end = { observation: 'Over.', state: 2, reward: 40, done: true };
    const url = await serving({ '/tasks': tasks, '/reset': begun, '/step': end });
    const rewardWith = async (successReward: number) => {
      const family = await connectHttp(section({ url, successReward }));
      const environment = family.create();
      await environment.reset(family.tasks()[0]!);
      const { reward, done } = await environment.step({ type: 'act', argument: 'stop' });
      expect(done).toBe(true);
      expect(await environment.step({ type: 'act', argument: 'stop' })).toMatchObject({
        reward: 0,
        done: true,
        valid: false,
      });
      return reward;
    };
    expect(await rewardWith(100)).toBe(0.4);
    expect(await rewardWith(40)).toBe(1);
    expect(await rewardWith(1)).toBe(1);
  });
});
