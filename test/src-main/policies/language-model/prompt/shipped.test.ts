import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAction, renderAction } from '@shared/agent/action';
import { environmentIds } from '@shared/experiment/config';
import { createToyFamily } from '@main/environments/toy/family';
import { readReplyFor } from '@main/policies/language-model/parse/grammars';
import { preambleOf } from '@main/policies/language-model/prompt/render';
import { shippedPrompt } from '@main/policies/language-model/prompt/shipped';
import { temporaryFolder } from '../../../../support/workspace';

const resources = 'resources';

describe('the shipped prompts', () => {
  it.each(environmentIds)('alternate between user and assistant in %s', (environment) => {
    const roles = preambleOf(shippedPrompt(environment, resources)).map(({ role }) => role);
    expect(roles.length % 2).toBe(0);
    roles.forEach((role, i) => expect(role).toBe(i % 2 === 0 ? 'user' : 'assistant'));
  });

  it.each(environmentIds)('show in %s only steps that the reader reads', (environment) => {
    const read = readReplyFor(environment);
    const { examples } = shippedPrompt(environment, resources);
    for (const { steps } of examples) {
      for (const { thought, action } of steps) {
        const reply = read(`Thought: ${thought}\nAction: ${action}`);
        expect(renderAction(reply)).toBe(action);
        expect(reply.thought).toBe(thought);
      }
    }
  });

  it.each(['webshop', 'hotpotqa', 'toy'] as const)('end every example of %s', (environment) => {
    const last = { webshop: 'click[Buy Now]', hotpotqa: 'finish[', toy: 'deliver[' }[environment];
    for (const { steps } of shippedPrompt(environment, resources).examples) {
      expect(steps.at(-1)?.action.startsWith(last)).toBe(true);
    }
  });

  it('hold nothing of any task: their products, names and errands are invented', () => {
    const webshop = readFileSync(join(resources, 'webshop', 'products.jsonl'), 'utf8');
    expect(webshop).not.toMatch(/B0EXAMPLE|Ridgeway Women|Northmoor|Larkfield/);
    const articles = readFileSync(join(resources, 'hotpotqa', 'articles.jsonl'), 'utf8');
    const questions = readFileSync(join(resources, 'hotpotqa', 'questions.jsonl'), 'utf8');
    for (const { steps } of shippedPrompt('hotpotqa', resources).examples) {
      for (const { type, argument } of steps.map(({ action }) =>
        parseAction(`Action: ${action}`),
      )) {
        if (type !== 'search') continue;
        expect(articles).not.toContain(argument);
        expect(questions).not.toContain(argument);
      }
    }
    for (const { instruction } of createToyFamily().tasks()) {
      expect(instruction).not.toContain('candle');
    }
  });
});

describe('a prompt file that is not as it should be', () => {
  it('is refused with file and field', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'prompts'));
    const file = join(folder, 'prompts', 'toy.json');
    expect(() => shippedPrompt('toy', folder)).toThrow(/toy\.json could not be read/);
    writeFileSync(
      file,
      '{"instruction": "x", "examples": [{"task": "y", "steps": [{"action": "?"}]}]}',
    );
    expect(() => shippedPrompt('toy', folder)).toThrow(/examples\[0\]\.steps\[0\]\.action/);
  });
});
