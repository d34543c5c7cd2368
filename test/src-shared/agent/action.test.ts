import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionKey, formatStep, parseAction, renderAction } from '@shared/agent/action';

describe('parseAction', () => {
  it('reads a thought and an action', () => {
    expect(parseAction('Thought: I should look.\nAction: Search[blue chair]')).toMatchObject({
      thought: 'I should look.',
      type: 'search',
      argument: 'blue chair',
    });
  });

  it('keeps colons and balanced brackets in the argument', () => {
    expect(parseAction('Action: search[size: large [new]]').argument).toBe('size: large [new]');
  });

  it('takes the first of several actions', () => {
    expect(parseAction('Action: click[a]\nObservation: x\nAction: click[b]').argument).toBe('a');
  });

  it('reads an action on the line of its thought, and through markdown', () => {
    expect(parseAction('**Action:** click[Buy Now]')).toMatchObject({
      type: 'click',
      argument: 'Buy Now',
    });
  });

  it('gives an invalid action for a reply without one, and keeps the reply', () => {
    const reply = 'I am not sure what to do.';
    expect(parseAction(reply)).toEqual({
      thought: reply,
      type: 'invalid',
      argument: '',
      raw: reply,
    });
  });

  it('never throws and keeps the reply as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (reply) => {
        expect(parseAction(reply).raw).toBe(reply);
      }),
    );
  });

  it.each(['a', '*', ' ', '[', 'a ', 'Action:', '\n'])(
    'reads a megabyte of %j without getting stuck',
    (unit) => {
      const reply = `Action: ${unit.repeat(1_000_000 / unit.length)}`;
      expect(parseAction(reply).raw).toHaveLength(reply.length);
    },
  );

  it('reads back what formatStep wrote', () => {
    const word = fc.stringMatching(/^[a-z0-9 :]{1,30}$/).map((text) => text.trim());
    fc.assert(
      fc.property(
        word.filter((thought) => !/action|thought/.test(thought)),
        fc.constantFrom('search', 'click', 'finish'),
        word,
        (thought, type, argument) => {
          const read = parseAction(formatStep({ thought, type, argument }));
          expect(read).toMatchObject({ type, argument, thought: thought.replace(/\s+/g, ' ') });
        },
      ),
    );
  });
});

describe('actionKey', () => {
  it('ignores case and runs of white space, not the words', () => {
    expect(actionKey({ type: 'Click', argument: ' Buy   now' })).toBe('click[buy now]');
    expect(actionKey({ type: 'click', argument: 'a' })).not.toBe(
      actionKey({ type: 'click', argument: 'b' }),
    );
  });

  it('is another thing than what is sent to the environment', () => {
    expect(renderAction({ type: 'click', argument: 'Buy Now' })).toBe('click[Buy Now]');
  });
});
