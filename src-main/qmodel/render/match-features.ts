/**
 * Match features: numbers beside a token that say how its word compares with the instruction. Each
 * has an embedding of its own, which is added to the token's, scaled by the number
 * (docs/decisions/0005). All are read off the texts; nothing knows of tasks, rewards or environments.
 */
export const matchFeatureNames = [
  // Where the token stands.
  'in instruction',
  'in step',
  'in thought',
  'in call',
  'in check list',
  'is verdict',
  // Words of instruction, steps, thought and call.
  'content',
  'wanted',
  'wanted, how much it says',
  'not wanted, how much it says',
  'within limit',
  'above limit',
  // Words of the check list: where else the wanted word stands.
  'check: how much it says',
  'check: in call',
  'check: in call, how much it says',
  'check: in thought',
  'check: in thought, how much it says',
  'check: in earlier step',
  'check: in earlier step, how much it says',
  'check: on page',
  'check: on page, how much it says',
  'check: in open label',
  // The verdict: the candidate as a whole.
  'verdict: recall',
  'verdict: recall with earlier steps',
  'verdict: recall of the page’s best',
  'verdict: recall over the page’s best',
  'verdict: precision',
  'verdict: neighbours',
  'verdict: recall of argument',
  'verdict: precision of argument',
  'verdict: words of argument',
  'verdict: above limit',
  'verdict: open labels',
  'verdict: chosen labels',
  'verdict: argument is open label',
  'verdict: done before',
  'verdict: steps so far',
] as const;

export type MatchFeatureName = (typeof matchFeatureNames)[number];

/** F, how many features there are. */
export const MATCH_FEATURES = matchFeatureNames.length;

/** The features of one token that are not 0: index and value. */
export type MatchFeatures = readonly (readonly [index: number, value: number])[];

const indexOf = new Map<string, number>(matchFeatureNames.map((name, index) => [name, index]));

/** Features by name as a token carries them; those that are 0 are left out. */
export function matchFeatures(
  values: Readonly<Partial<Record<MatchFeatureName, number>>>,
): MatchFeatures {
  return Object.entries(values)
    .filter(([, value]) => value !== 0)
    .map(([name, value]) => [indexOf.get(name)!, value]);
}
