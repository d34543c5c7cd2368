import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatStep, INVALID_ACTION_TYPE, renderAction } from '@shared/agent/action';
import { environmentIds, type EnvironmentId } from '@shared/experiment/config';
import { readReplyFor } from '@main/policies/language-model/parse/grammars';

/** Replies as models write them: environment, reply, action, thought. */
const replies: [environment: EnvironmentId, reply: string, action: string, thought?: string][] = [
  ['webshop', 'Thought: I look.\nAction: search[red shoes]', 'search[red shoes]', 'I look.'],
  ['webshop', 'Thought: I look. Action: Search[red shoes]', 'search[red shoes]', 'I look.'],
  ['webshop', 'thought: I look.\naction: SEARCH[Red Shoes]', 'search[Red Shoes]', 'I look.'],
  ['webshop', '**Thought:** I look.\n\n**Action:** click[Buy Now]', 'click[Buy Now]', 'I look.'],
  ['webshop', '**Thought**: I look.\n**Action**: `click[Buy Now]`', 'click[Buy Now]', 'I look.'],
  ['webshop', '### Thought: I look.\n### Action: **click[Buy Now]**', 'click[Buy Now]', 'I look.'],
  ['webshop', '- Thought: I look.\n- Action: click[Buy Now]', 'click[Buy Now]', 'I look.'],
  ['webshop', '1. Thought: I look.\n2. Action: click[Buy Now]', 'click[Buy Now]'],
  ['webshop', 'Thought 2: I look.\nAction 2: click[Buy Now]', 'click[Buy Now]', 'I look.'],
  ['webshop', '> Action: click[< Prev]', 'click[< Prev]', ''],
  ['webshop', 'Thought: I buy.\n```\nAction: click[Buy Now]\n```', 'click[Buy Now]', 'I buy.'],
  ['webshop', 'Action:\n```text\nclick[Buy Now]\n```', 'click[Buy Now]', ''],
  ['webshop', 'Action:\nclick[Buy Now]', 'click[Buy Now]', ''],
  ['webshop', 'Action: I will click[Buy Now].', 'click[Buy Now]', ''],
  ['webshop', 'Action: click[`Buy Now`]', 'click[Buy Now]', ''],
  ['webshop', 'Action: click\\[Buy Now\\]', 'click[Buy Now]', ''],
  ['webshop', 'Action: click [ Buy Now ]', 'click[Buy Now]', ''],
  ['webshop', 'Action: click("Buy Now")', 'click[Buy Now]', ''],
  ['webshop', 'Action: click［Buy Now］', 'click[Buy Now]', ''],
  ['webshop', 'Action：click[Buy Now]', 'click[Buy Now]', ''],
  ['webshop', 'Action: click[Buy Now', 'click[Buy Now]', ''],
  ['webshop', '**Action: click[Buy Now**', 'click[Buy Now]', ''],
  ['webshop', 'Action: click[Buy Now Action: click[b]', 'click[Buy Now]', ''],
  ['webshop', 'Action: click[a]\nAction: click[b]', 'click[a]', ''],
  ['webshop', 'Action: click[a]\nObservation: x\nThought: y\nAction: click[b]', 'click[a]', ''],
  ['webshop', 'Action: click[a] and then click[b]', 'click[a]', ''],
  ['webshop', 'Action: click[size: 8 [wide]]', 'click[size: 8 [wide]]', ''],
  ['webshop', 'Action: search[shoes: red, size 8: wide]', 'search[shoes: red, size 8: wide]', ''],
  ['webshop', 'Action: click[28" x 28"]', 'click[28" x 28"]', ''],
  ['webshop', 'Action: click[größe: 38 – “schmal” 👟]', 'click[größe: 38 – “schmal” 👟]', ''],
  ['webshop', 'I buy it.\nclick[Buy Now]', 'click[Buy Now]', 'I buy it.'],
  ['webshop', 'Let me click[Buy Now] at once.', 'click[Buy Now]'],
  ['webshop', 'Thought: a or b?\nI could click[a] or click[b].', 'invalid[]'],
  ['webshop', 'Action: Search\nAction Input: red shoes', 'search[red shoes]', ''],
  ['webshop', 'Action: add_to_cart[B0]', 'add_to_cart[B0]', ''],
  ['webshop', 'The action: click[Buy Now]', 'click[Buy Now]', 'The'],
  ['webshop', 'Thought: My action: to buy.\nAction: click[Buy Now]', 'click[Buy Now]'],
  ['webshop', '<think>\nAction: click[a]?\n</think>\nAction: click[b]', 'click[b]', ''],
  ['webshop', 'so click[a]\n</think>\nThought: ok.\nAction: click[b]', 'click[b]', 'ok.'],
  ['webshop', '<think>Action: click[a] or', 'invalid[]', ''],
  ['webshop', 'I cannot help with that.', 'invalid[]', 'I cannot help with that.'],
  ['webshop', 'Action: None', 'invalid[]'],
  ['webshop', '', 'invalid[]', ''],
  ['hotpotqa', 'Thought: Done. Action: Finish[yes]', 'finish[yes]', 'Done.'],
  ['hotpotqa', 'Thought: A\nthought.\n\nAction: Lookup[river]\n', 'lookup[river]', 'A thought.'],
  ['hotpotqa', 'Action: think[I may search[x]]', 'think[I may search[x]]', ''],
  ['hotpotqa', 'Finish[Hallow Valley]', 'finish[Hallow Valley]', ''],
  ['hotpotqa', 'Action: Search[St. John’s (town) [city]]', 'search[St. John’s (town) [city]]', ''],
  ['toy', 'Thought: On.\r\nAction: go[mill]\r\n', 'go[mill]', 'On.'],
  ['http', 'Thought: On.\nAction: go to desk 1', 'act[go to desk 1]', 'On.'],
  ['http', '**Action:** `go to desk 1`', 'act[go to desk 1]', ''],
  ['http', 'Action:\ngo to desk 1', 'act[go to desk 1]', ''],
  ['http', 'Action: move to[desk 1]', 'move to[desk 1]', ''],
  ['http', 'Action: put the book [red] on the desk', 'act[put the book [red] on the desk]', ''],
  ['http', 'open[drawer 1]', 'open[drawer 1]', ''],
];

describe('the reader of replies', () => {
  it.each(replies)('reads, in %s, %j as %s', (environment, reply, action, thought) => {
    const read = readReplyFor(environment)(reply);
    expect(renderAction(read)).toBe(action);
    if (thought !== undefined) expect(read.thought).toBe(thought);
    expect(read.raw).toBe(reply);
  });

  const everywhere = fc.constantFrom(...environmentIds);

  it('never throws and keeps every reply as it came', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('Action: ', 'Thought:', '\n', '[', ']', '**', '```', 'search[', '<think>'),
    );
    const reply = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(everywhere, reply, (environment, text) => {
        const read = readReplyFor(environment)(text);
        expect(read.raw).toBe(text);
        if (read.type === INVALID_ACTION_TYPE) expect(read.argument).toBe('');
        else expect(renderAction(read)).not.toContain('\n');
      }),
    );
  });

  it('reads back what formatStep wrote, colons, brackets and all scripts in the argument', () => {
    const balanced = fc
      .tuple(words(), words(), words())
      .map(([a, b, c]) => `${a} [${b}]: ${c}`.trim());
    const calls: Record<EnvironmentId, readonly string[]> = {
      webshop: ['search', 'click'],
      hotpotqa: ['search', 'lookup', 'finish'],
      toy: ['go', 'take', 'deliver'],
      http: ['open', 'act', 'pick up'],
    };
    const step = everywhere.chain((environment) =>
      fc.record({
        environment: fc.constant(environment),
        thought: words(),
        type: fc.constantFrom(...calls[environment]),
        argument: fc.oneof(words(), balanced),
      }),
    );
    fc.assert(
      fc.property(step, ({ environment, ...written }) => {
        const { thought, type, argument } = readReplyFor(environment)(formatStep(written));
        expect({ thought, type, argument }).toEqual(written);
      }),
    );
  });

  it('reads the same action whatever markdown stands around label and call', () => {
    const mark = fc.constantFrom('', '*', '**', '`', '__');
    const lead = fc.constantFrom('', '- ', '> ', '## ', '3. ');
    fc.assert(
      fc.property(words(), words(), mark, mark, lead, (thought, argument, a, b, at) => {
        const reply = `${at}Thought: ${thought}\n${at}${a}Action:${a} ${b}Click[${argument}]${b}\n`;
        expect(readReplyFor('webshop')(reply)).toMatchObject({ type: 'click', argument });
      }),
    );
  });

  it.each(['a', '*', ' ', '[', ']', 'a ', 'Action:', 'Action: click[', '\n', '`', '<think>', '- '])(
    'reads a megabyte of %j without getting stuck',
    (unit) => {
      for (const environment of ['webshop', 'http'] as const) {
        const reply = `Action: ${unit.repeat(1_000_000 / unit.length)}`;
        expect(readReplyFor(environment)(reply).raw).toHaveLength(reply.length);
      }
    },
  );
});

/** Words of many scripts with signs among them, but without markdown, brackets and labels. */
function words(): fc.Arbitrary<string> {
  const word = fc.constantFrom(
    'shoe',
    'Größe',
    '靴',
    'size:',
    '8.5"',
    '👟',
    '(x)',
    "men's",
    '-',
    '£9',
  );
  return fc.array(word, { minLength: 1, maxLength: 6 }).map((each) => each.join(' '));
}
