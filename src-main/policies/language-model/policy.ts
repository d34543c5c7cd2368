import type { Policy } from '@main/policies/policy';
import type { Complete, ReadReply, RenderPrompt } from './contract';

/** What a language-model policy is made of. */
export interface LanguageModelParts {
  /** How it is named wherever it appears. */
  readonly label: string;
  readonly render: RenderPrompt;
  readonly read: ReadReply;
  readonly complete: Complete;
}

/**
 * A policy that asks a language model: the state is written as messages, every reply is read as an
 * action. Sample k of a draw has a name of its own, so that a draw of five begins with the one
 * sample that a draw of one gives.
 */
export function createLanguageModelPolicy(parts: LanguageModelParts): Policy {
  const { label, render, read, complete } = parts;
  return {
    label,
    sample: async ({ state, n, decoding, drawKey }, signal) => {
      const drawKeys = Array.from({ length: n }, (_, index) => sampleKey(drawKey, index));
      const replies = await complete(render(state), { n, drawKeys, decoding, signal });
      return replies.map(({ text, promptTokens, completionTokens }) => ({
        action: read(text),
        promptTokens,
        completionTokens,
      }));
    },
  };
}

/** The name of sample `index`, from 0, of a draw. */
function sampleKey(drawKey: string, index: number): string {
  return `${drawKey}#${index}`;
}
