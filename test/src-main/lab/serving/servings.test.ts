import OpenAI from 'openai';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createServings } from '@main/lab/serving/servings';
import { createKeyRing } from '@main/policies/language-model/keys';
import { endpointSection } from '../../../support/endpoint-section';
import { chatServer } from '../../../support/running-chat-server';
import { temporaryStore } from '../../../support/workspace';
import { models, trained } from './support';

const messages = [{ role: 'user' as const, content: 'Task: fetch\n\nObservation: A square.' }];

async function opened() {
  const server = await chatServer();
  const store = temporaryStore();
  const changed: string[] = [];
  const servings = createServings({
    store,
    models: models(),
    resources: 'resources',
    keys: createKeyRing({}),
    emit: (name) => changed.push(name),
  });
  onTestFinished(() => servings.close());
  const options = { upstream: endpointSection(server.url), candidates: 3, port: 0 };
  return { servings, options, changed, id: trained(store) };
}

describe('an agent that the window serves', () => {
  it('listens on this computer alone, and answers who has the token', async () => {
    const { servings, options, id, changed } = await opened();
    expect(await servings.state(id)).toBeNull();
    const agent = await servings.start(id, options);
    expect(agent.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
    expect(await servings.state(id)).toEqual(agent);
    expect(changed).toContain('experiment.changed');
    const ask = (apiKey: string) =>
      new OpenAI({ baseURL: agent.url, apiKey, maxRetries: 0 }).chat.completions.create({
        model: agent.model,
        messages,
      });
    expect((await ask(agent.token)).choices).toHaveLength(1);
    await expect(ask('sq-guessed')).rejects.toMatchObject({ status: 401 });
  });

  it('is served once, however often that is asked for', async () => {
    const { servings, options, id } = await opened();
    const [one, other] = await Promise.all([
      servings.start(id, options),
      servings.start(id, options),
    ]);
    expect(other).toEqual(one);
  });

  it('is gone when it was stopped, and has its token again when it comes back', async () => {
    const { servings, options, id } = await opened();
    const first = await servings.start(id, options);
    await servings.stop(id);
    expect(await servings.state(id)).toBeNull();
    await expect(fetch(`${first.url}/models`)).rejects.toThrow();
    expect((await servings.start(id, options)).token).toBe(first.token);
  });

  it('can be tried again after a start that failed', async () => {
    const { servings, options, id } = await opened();
    await expect(servings.start(id, { ...options, upstream: null })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await servings.state(id)).toBeNull();
    expect((await servings.start(id, options)).candidates).toBe(3);
  });
});
