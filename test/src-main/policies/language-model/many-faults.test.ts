import { expect, it } from 'vitest';
import { keyedRandom } from '@shared/random/keyed';
import type { Trouble } from '../../../support/chat-server';
import { endpointSection } from '../../../support/endpoint-section';
import { chatServer } from '../../../support/running-chat-server';
import { MemoryLedger } from '../../../support/memory-ledger';
import { opened, searchHouse } from './support';

const mixed: readonly Trouble[] = [
  'rate-limit',
  'rate-limit-with-time',
  'status-500',
  'status-503',
  'hang-up',
  'hang-up-midway',
  'truncated',
  'not-json',
  'other-json',
  'no-choices',
  'too-few-choices',
];
const houses = Array.from({ length: 50 }, (_, index) => `toy-${index}`);

/** The trees of fifty houses from two servers whose calls fail with a chance of `share`. */
async function searched(share: number) {
  const [one, other] = [await chatServer(), await chatServer()];
  const ledger = new MemoryLedger();
  for (const [place, server] of [one, other].entries()) {
    const random = keyedRandom('trouble', place);
    server.trouble = () => (random.next() < share ? mixed[random.below(mixed.length)]! : null);
  }
  const { endpoints, ...rest } = endpointSection(one.url, { retries: 30 });
  // The same name for both, for whichever answers gives the same reply.
  const section = { ...rest, endpoints: [endpoints[0]!, { ...endpoints[0]!, weight: 2 }] };
  const second = endpointSection(other.url);
  const run = opened(ledger, section, null, [section, second]);
  const trees = await Promise.all(houses.map((house) => searchHouse(run, house)));
  await run.close(1000);
  return {
    trees,
    ledger,
    replies: one.replies + other.replies,
    calls: one.calls.length + other.calls.length,
  };
}

it('fifty tasks on two endpoints give the same trees with one call in ten failing as with none', async () => {
  const calm = await searched(0);
  const stormy = await searched(0.1);
  const actions = (trees: (typeof calm)['trees']) =>
    trees.map(({ nodes }) =>
      nodes.map(({ action, visits, valueSum }) => [action, visits, valueSum]),
    );
  expect(actions(stormy.trees)).toEqual(actions(calm.trees));
  expect(stormy.ledger.replies).toHaveLength(calm.ledger.replies.length);
  expect(stormy.replies).toBe(stormy.ledger.replies.length);
  expect(stormy.ledger.used().calls).toBe(stormy.calls);
  const failed = stormy.ledger.calls.filter(({ outcome }) => outcome !== 'answered').length;
  expect(failed / stormy.calls).toBeGreaterThan(0.05);
});
