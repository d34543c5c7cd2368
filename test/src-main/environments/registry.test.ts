import { describe, expect, it } from 'vitest';
import { defaultSource, environmentIds } from '@shared/experiment/config';
import { loadFamily } from '@main/environments/registry';

describe('loadFamily', () => {
  it.each(environmentIds.filter((id) => id !== 'http'))('knows %s', async (id) => {
    const family = await loadFamily(defaultSource(id), 'resources');
    expect(family.id).toBe(id);
    expect(family.tasks().length).toBeGreaterThan(0);
  });

  it('loads an environment once', async () => {
    const webshop = defaultSource('webshop');
    expect(await loadFamily(webshop, 'resources')).toBe(await loadFamily(webshop, 'resources'));
  });

  it('plays WebShop as its section says, whatever is said of other environments', async () => {
    const webshop = defaultSource('webshop');
    const human = await loadFamily(
      { ...webshop, webshop: { ...webshop.webshop, goals: 'human' } },
      'resources',
    );
    expect(human.tasks()).toHaveLength(13);
    const toy = defaultSource('toy');
    expect(
      await loadFamily(
        { ...toy, webshop: { ...toy.webshop, goals: 'human', optionMatching: 'upstream' } },
        'resources',
      ),
    ).toBe(await loadFamily(toy, 'resources'));
  });

  it('loads an environment once whatever is said of others, and asks a server each time', async () => {
    const toy = defaultSource('toy');
    const other = { ...toy, http: { ...toy.http, retries: 0 } };
    expect(await loadFamily(other, 'resources')).toBe(await loadFamily(toy, 'resources'));
    const range = { ...toy.http, protocol: 'agentgym', taskCount: 2 } as const;
    const server = { ...toy, environment: 'http', http: range } as const;
    const family = await loadFamily(server, 'resources');
    expect(family.tasks()).toHaveLength(2);
    expect(await loadFamily(server, 'resources')).not.toBe(family);
  });

  it('says which file is missing, each time', async () => {
    for (let i = 0; i < 2; i += 1) {
      await expect(loadFamily(defaultSource('webshop'), 'nowhere')).rejects.toThrow(
        'The data file products.jsonl cannot be read',
      );
    }
  });
});
