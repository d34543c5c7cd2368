import { describe, expect, it } from 'vitest';
import { environmentIds, experimentConfigSchema, policiesFor } from '@shared/experiment/config';
import { configHash } from '@shared/experiment/hash';
import { configProblems } from '@shared/experiment/problems';

const parse = (input: unknown) => experimentConfigSchema.parse(input);

describe('the experiment config', () => {
  it('fills every field from an empty object', () => {
    const config = parse({});
    expect(config.search.candidates).toBe(5);
    expect(config.search.iterations).toBe(30);
    expect(config.task.environment).toBe('webshop');
    expect(config.policy.kind).toBe('sampler');
  });

  it('refuses an unknown field by its path', () => {
    const result = experimentConfigSchema.safeParse({ search: { iteration: 3 } });
    expect(result.error?.issues[0]).toMatchObject({
      code: 'unrecognized_keys',
      path: ['search'],
      keys: ['iteration'],
    });
  });

  it('refuses a number out of range, naming the field and the bound', () => {
    const result = experimentConfigSchema.safeParse({ pairs: { heldoutShare: 0.9 } });
    expect(result.error?.issues[0]).toMatchObject({
      path: ['pairs', 'heldoutShare'],
      maximum: 0.5,
    });
  });

  it('refuses an agent named twice and a baseline that is not among the agents', () => {
    const twice = experimentConfigSchema.safeParse({
      evaluation: { agents: ['sample', 'sample'] },
    });
    expect(twice.error?.issues[0]?.path).toEqual(['evaluation', 'agents']);
    const baseline = experimentConfigSchema.safeParse({
      evaluation: { agents: ['beam', 'sample'], baseline: 'greedy' },
    });
    expect(baseline.error?.issues[0]?.path).toEqual(['evaluation', 'baseline']);
  });

  it.each(environmentIds)(
    'takes %s with a policy that can play it, and no other',
    (environment) => {
      for (const kind of ['sampler', 'uniform', 'endpoint'] as const) {
        const result = experimentConfigSchema.safeParse({
          task: { environment },
          policy: { kind },
        });
        const able = policiesFor[environment].includes(kind);
        expect(result.success).toBe(able);
        if (!able) expect(result.error?.issues[0]?.path).toEqual(['policy', 'kind']);
      }
    },
  );

  it('asks for the lists of ETO’s split where it is played', () => {
    const eto = { split: 'eto' };
    const result = experimentConfigSchema.safeParse({ task: { webshop: eto } });
    expect(configProblems(result.error!)).toEqual([
      {
        path: 'task.webshop.indices',
        message: 'must be the folder of ETO’s train_indices.json and test_indices.json',
      },
    ]);
    expect(parse({ task: { webshop: { ...eto, indices: '/eto' } } }).task.webshop.split).toBe(
      'eto',
    );
    expect(parse({ task: { environment: 'hotpotqa', webshop: eto } }).seed).toBe(233);
  });

  it('says who can play an environment', () => {
    const result = experimentConfigSchema.safeParse({ task: { environment: 'toy' } });
    expect(configProblems(result.error!)).toEqual([
      {
        path: 'policy.kind',
        message: 'cannot be sampler in toy, which can be played by: uniform, endpoint',
      },
    ]);
  });
});

describe('configHash', () => {
  it('does not depend on the order of fields, the name or the concurrency', () => {
    const hash = configHash(parse({ seed: 1, search: { iterations: 9, candidates: 3 } }));
    expect(
      configHash(
        parse({
          name: 'another',
          search: { candidates: 3, iterations: 9, concurrency: 9 },
          seed: 1,
        }),
      ),
    ).toBe(hash);
  });

  it('does not depend on what belongs to another environment, or on where answers are kept', () => {
    const live = { corpus: 'live', cache: '/tmp/pages', contact: 'me@example.org' };
    expect(configHash(parse({ task: { hotpotqa: live } }))).toBe(configHash(parse({})));
    const there = (hotpotqa: object): string =>
      configHash(parse({ task: { environment: 'hotpotqa', hotpotqa } }));
    expect(there({ cache: '/tmp/pages', api: 'http://localhost/api.php' })).toBe(there({}));
    expect(there(live)).toBe(there({ corpus: 'live' }));
    expect(there(live)).not.toBe(there({}));
    expect(there({ further: [{ path: 'dev.json' }] })).not.toBe(there({}));
  });

  it('counts what is said of WebShop there, and not in another environment', () => {
    const quirk = { optionMatching: 'upstream', goals: 'synthetic' };
    const there = (webshop: object) => configHash(parse({ task: { webshop } }));
    expect(there(quirk)).not.toBe(there({}));
    expect(there({ goals: 'human' })).not.toBe(there({}));
    expect(there({ catalogue: '/data/shop' })).not.toBe(there({}));
    expect(there({ observation: 'react' })).not.toBe(there({}));
    expect(there({ split: 'official' })).not.toBe(there({}));
    expect(there({ indices: '/eto' })).toBe(there({}));
    const eto = { split: 'eto', indices: '/eto' };
    expect(there(eto)).not.toBe(there({ ...eto, indices: '/other' }));
    const elsewhere = (webshop: object) =>
      configHash(parse({ task: { environment: 'hotpotqa', webshop } }));
    expect(elsewhere(quirk)).toBe(elsewhere({}));
  });

  it('counts what is said of the chosen environment, and not of others', () => {
    const shop = (http: object) => configHash(parse({ task: { http } }));
    expect(shop({ url: 'http://127.0.0.1:1' })).toBe(configHash(parse({})));
    const server = (http: object) =>
      configHash(parse({ task: { environment: 'http', http }, policy: { kind: 'uniform' } }));
    expect(server({ url: 'http://127.0.0.1:1' })).not.toBe(server({}));
    expect(server({ successReward: 100 })).not.toBe(server({}));
    expect(server({ timeoutSeconds: 3, retries: 9 })).toBe(server({}));
  });

  it('depends on everything that changes a result', () => {
    const base = configHash(parse({}));
    expect(configHash(parse({ seed: 234 }))).not.toBe(base);
    expect(configHash(parse({ model: { beta: 0.2 } }))).not.toBe(base);
  });
});

describe('the hash of an experiment with a language model', () => {
  const endpoint = { baseUrl: 'http://127.0.0.1:8000/v1', model: 'small' };
  const hashOf = (policy: object, first: object = {}): string =>
    configHash(
      parse({ policy: { kind: 'endpoint', endpoints: [{ ...endpoint, ...first }], ...policy } }),
    );

  it('does not count keys, limits, budget, prices and patience', () => {
    const plain = hashOf({});
    const prices = [{ model: 'small', prompt: 1, completion: 2 }];
    expect(hashOf({ budget: { calls: 5, money: 1 }, prices })).toBe(plain);
    expect(hashOf({ timeoutSeconds: 9, retries: 1 })).toBe(plain);
    expect(
      hashOf(
        {},
        {
          key: { from: 'session', name: 'mine' },
          organisation: 'lab',
          concurrency: 1,
          requestsPerMinute: 9,
          tokensPerMinute: 9,
        },
      ),
    ).toBe(plain);
  });

  it('counts who is asked, and how', () => {
    const hashes = [
      hashOf({}),
      hashOf({ seed: 1 }),
      hashOf({ temperature: 0.5 }),
      hashOf({ prompt: { instruction: 'Be quick.' } }),
      hashOf({}, { model: 'large' }),
      hashOf({}, { headers: { 'X-Route': 'b' } }),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('an endpoint', () => {
  const problemsOf = (endpoint: object, policy: object = {}) => {
    const config = { policy: { kind: 'endpoint', endpoints: [endpoint], ...policy } };
    const result = experimentConfigSchema.safeParse(config);
    return result.success ? [] : configProblems(result.error).map(({ path }) => path);
  };

  it('may be a model file of this computer, by its full path', () => {
    expect(problemsOf({ baseUrl: 'file:///models/agent.gguf' })).toEqual([]);
    for (const baseUrl of ['file://models/agent.gguf', 'file:agent.gguf', 'file:///']) {
      expect(problemsOf({ baseUrl })).toEqual(['policy.endpoints.0.baseUrl']);
    }
  });

  it('may carry no key in its address or headers', () => {
    expect(problemsOf({ baseUrl: 'https://me:secret@example.org/v1' })).toEqual([
      'policy.endpoints.0.baseUrl',
    ]);
    expect(problemsOf({ baseUrl: 'https://example.org/v1?key=secret' })).toEqual([
      'policy.endpoints.0.baseUrl',
    ]);
    expect(problemsOf({ headers: { 'X-Api-Key': 'secret' } })).toEqual([
      'policy.endpoints.0.headers',
    ]);
    expect(problemsOf({ headers: { 'X-Title': 'StepQ' } })).toEqual([]);
  });

  it('can be limited in money only where its price is known', () => {
    expect(problemsOf({ model: 'a' }, { budget: { money: 5 } })).toEqual(['policy.budget.money']);
    const prices = [{ model: 'a', prompt: 1, completion: 1 }];
    expect(problemsOf({ model: 'a' }, { budget: { money: 5 }, prices })).toEqual([]);
  });
});
