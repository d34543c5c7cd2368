import fc from 'fast-check';
import { formatStep, parseAction, type AgentAction, type Step } from '@shared/agent/action';
import type { SearchTree, TreeNode } from '@shared/tree/tree';

/** Pieces of text that formats have trouble with; NUL and half characters are in no JSON of ours. */
const pieces = fc.oneof(
  fc.constantFrom(
    ...['Observation: ', 'Action: ', 'action: x', 'Thought: ', '\n', '\r\n', '\t', ' ', '"', '\\'],
    ...[
      '[',
      ']',
      '{',
      '},',
      ',',
      '[SEP]',
      '\u2028',
      '\uFEFF',
      '🙂',
      'é',
      'OK',
      '<b>',
      '&amp;',
      'null',
    ],
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);

/** Any text that a person or a page may have written. */
const anyText = (min = 0): fc.Arbitrary<string> =>
  fc.array(pieces, { minLength: min, maxLength: 8 }).map((parts) => parts.join(''));

/** A text of which something is seen. */
export const visibleText = anyText(1).map((text) => (text.trim() === '' ? `${text}.` : text));

/** An action that its own text gives back: `raw` is that text. */
const readableAction: fc.Arbitrary<AgentAction> = fc
  .record({
    thought: anyText().map((text) => text.replace(/\s+/g, ' ').trim()),
    type: fc.constantFrom('search', 'click', 'go to', 'finish', 'say', 'do'),
    argument: anyText().map((text) => text.replace(/\s+/g, ' ').trim()),
  })
  .map((action) => ({ ...action, raw: formatStep(action) }))
  .filter((action) => {
    const { thought, type, argument } = parseAction(action.raw);
    return thought === action.thought && type === action.type && argument === action.argument;
  });

/** Leading white space is not carried where the word `Observation:` stands before the text. */
const observation = anyText().map((text) => text.trimStart());

/** Some steps, one after another. */
export const someSteps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ action: readableAction, observation }),
  { minLength: 1, maxLength: 5 },
);

const nodeSpec = fc.record({
  parent: fc.nat(),
  action: readableAction,
  observation,
  visits: fc.nat(40),
  eighths: fc.nat(8),
  ends: fc.boolean(),
});

/** A tree in which steps at one node differ, and only leaves end. */
export const anyTree = (taskId: string): fc.Arbitrary<SearchTree> =>
  fc
    .record({
      instruction: visibleText,
      initialObservation: visibleText,
      specs: fc.array(nodeSpec, { minLength: 1, maxLength: 14 }),
    })
    .map(({ instruction, initialObservation, specs }) => {
      const parents = specs.map(({ parent }, i) => parent % (i + 1));
      const nodes = specs.map((spec, i): TreeNode => {
        const ends = spec.ends && !parents.includes(i + 1);
        const reward = spec.eighths / 8;
        const argument = `${spec.action.argument} ${i}`.trim();
        const action = { ...spec.action, argument };
        return {
          ...blank,
          id: i + 1,
          parent: parents[i]!,
          action: { ...action, raw: formatStep(action) },
          observation: spec.observation,
          visits: spec.visits,
          valueSum: (spec.visits * spec.eighths) / 8,
          terminal: ends ? (reward === 1 ? 'success' : 'failure') : null,
          reward: ends ? reward : null,
        };
      });
      const root: TreeNode = {
        ...blank,
        origin: 'root',
        iteration: 0,
        observation: initialObservation,
        visits: 1,
      };
      const all = [root, ...nodes];
      return {
        taskId,
        instruction: `${instruction} ${taskId}`,
        nodes: all.map((node) => ({ ...node, depth: depthOf(all, node) })),
        iterations: [],
        stopReason: 'iterations',
        policyCalls: 0,
        environmentSteps: 0,
      };
    });

const blank: TreeNode = {
  id: 0,
  parent: null,
  depth: 0,
  action: null,
  observation: '',
  valid: true,
  terminal: null,
  reward: null,
  origin: 'expansion',
  iteration: 1,
  visits: 0,
  valueSum: 0,
  prior: 1,
  exhausted: false,
  expanded: false,
  promptTokens: null,
  completionTokens: null,
};

function depthOf(nodes: readonly TreeNode[], { parent }: TreeNode): number {
  return parent === null ? 0 : 1 + depthOf(nodes, nodes[parent]!);
}
