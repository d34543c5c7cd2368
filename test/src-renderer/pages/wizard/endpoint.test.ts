import { describe, expect, it } from 'vitest';
import { changedPaths, moved, presetOf } from '@renderer/pages/wizard/config-values';
import { endpointGroup, endpointLimits } from '@renderer/pages/wizard/endpoint-groups';
import { headersOfLines, linesOfHeaders } from '@renderer/pages/wizard/header-lines';
import { priceObjection, priceRows, withPrice } from '@renderer/pages/wizard/price-rows';
import { promptFault } from '@renderer/pages/wizard/prompt-edit';
import { choicesOf, rangeOf, rangeWords } from '@renderer/pages/wizard/ranges';
import { faultIn } from '@renderer/pages/wizard/sentences';
import { experimentConfigSchema } from '@shared/experiment/config';
import { endpointPolicySchema, endpointSchema } from '@shared/experiment/endpoint-section';

const quickLook = presetOf('quick-look', 'webshop').config;
const policy = endpointPolicySchema.parse({ kind: 'endpoint' });
const withEndpoint = { ...quickLook, policy };

describe('what is asked of an endpoint', () => {
  const fields = [
    endpointGroup(endpointSchema.parse({}), 1, true),
    endpointLimits(1, true),
  ].flatMap((group) => group.fields);

  it('is every field of its section', () => {
    const asked = fields.map(({ path }) => path.replace('policy.endpoints.1.', ''));
    const there = Object.keys(endpointSchema.shape).flatMap((name) =>
      name === 'key' ? ['key.from', 'key.name'] : [name],
    );
    expect(asked.sort()).toEqual(there.sort());
  });

  it('has a line of help each, and the range and choices of the schema', () => {
    for (const field of fields) {
      expect(field.help.length, field.path).toBeLessThan(90);
      if (field.kind === 'number') expect(rangeWords(rangeOf(field.path)), field.path).not.toBe('');
      if (field.kind === 'choice') {
        expect(field.choices.map(({ value }) => value).sort()).toEqual(
          [...choicesOf(field.path)].sort(),
        );
      }
    }
  });

  it('is no weight where there is nobody to share with', () => {
    const labels = endpointLimits(0, false).fields.map(({ label }) => label);
    expect(labels).not.toContain('Weight');
  });
});

describe('another policy than the preset’s', () => {
  it('is one change, and its settings count from what is usual for it', () => {
    expect(changedPaths(withEndpoint, quickLook)).toEqual(['policy.kind']);
    const hotter = { ...quickLook, policy: { ...policy, temperature: 0.5 } };
    expect(changedPaths(hotter, quickLook)).toEqual(['policy.kind', 'policy.temperature']);
  });

  it('leaves the words of its prompt behind in another environment, and keeps the rest', () => {
    const prompt = { instruction: 'Shop.', examples: [] };
    const mine = { ...quickLook, policy: { ...policy, temperature: 0.5, prompt } };
    const there = presetOf('quick-look', 'hotpotqa').config;
    expect(moved(mine, quickLook, there).policy).toEqual({
      ...policy,
      temperature: 0.5,
      prompt: null,
    });
    expect(moved(mine, quickLook, quickLook).policy).toEqual(mine.policy);
  });
});

describe('headers', () => {
  it('are lines, and lines are headers', () => {
    const headers = { 'X-Team': 'research', 'X-Time': '12:30' };
    expect(linesOfHeaders(headers)).toBe('X-Team: research\nX-Time: 12:30');
    expect(headersOfLines(linesOfHeaders(headers))).toEqual(headers);
    expect(headersOfLines('X-Half\n\n  X-Team :  research ')).toEqual({
      'X-Half': '',
      'X-Team': 'research',
    });
  });
});

describe('prices', () => {
  const small = { model: 'small', prompt: 0.15, cached: null, completion: 0.6 };
  const endpoints = [endpointSchema.parse({ model: 'small' }), endpointSchema.parse({})];

  it('have a row for each model that is asked, and for those of old', () => {
    const old = { ...small, model: 'old' };
    expect(priceRows({ endpoints, prices: [old, small] })).toEqual([
      small,
      { model: 'gpt-4o-mini', prompt: null, cached: null, completion: null },
      old,
    ]);
  });

  it('are unknown, not nothing, where a row is empty', () => {
    const rows = priceRows({ endpoints, prices: [] });
    const half = withPrice(rows, 'small', 'prompt', 0.15);
    expect(half).toEqual([{ ...small, completion: null }]);
    const halfRows = priceRows({ endpoints, prices: [...half] });
    expect(priceObjection(halfRows)).toMatch(/prompt and reply of small/);
    expect(withPrice(halfRows, 'small', 'completion', 0.6)).toEqual([small]);
    expect(withPrice(halfRows, 'small', 'prompt', null)).toEqual([]);
    expect(priceObjection(rows)).toBeNull();
  });

  it('are never negative', () => {
    expect(priceObjection([{ ...small, prompt: -1 }])).toBe('Use 0 to 1,000,000.');
  });
});

describe('what is wrong', () => {
  it('with a prompt is said with its place', () => {
    const step = { thought: '', action: 'go[home]', observation: '' };
    const wrong = { ...step, action: 'walk about' };
    const prompt = (steps: readonly (typeof step)[]) => ({
      instruction: 'Go.',
      examples: [{ task: 'Go home.', steps: [...steps] }],
    });
    expect(promptFault(prompt([step, wrong]))).toBe(
      'Example 1, step 2, action: Write an action such as search[red shoes].',
    );
    expect(promptFault({ instruction: ' ', examples: [] })).toBe('Instruction: Write something.');
    expect(promptFault(prompt([step]))).toBeNull();
  });

  it('with an entry of a field is found in the field’s error', () => {
    const error = { examples: [undefined, { task: { type: 'too_small', message: 'Write it.' } }] };
    expect(faultIn(error, 'policy.prompt')).toEqual({
      path: 'policy.prompt.examples.1.task',
      sentence: 'Write it.',
    });
    expect(faultIn(undefined, 'policy.prompt')).toBeNull();
  });

  it('by a rule of the schema’s own is said in words for a person at a form', () => {
    const limited = { ...withEndpoint, policy: { ...policy, budget: { money: 1 } } };
    const [issue] = experimentConfigSchema.safeParse(limited).error!.issues;
    const error = { type: issue!.code, message: issue!.message };
    expect(faultIn(error, 'policy.budget.money')?.sentence).toMatch(/^Enter the prices/);
  });
});
