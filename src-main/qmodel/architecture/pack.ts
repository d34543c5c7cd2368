import { PADDING_SEGMENT, packedLength, type PackedShape } from '@main/qmodel/architecture/packed';
import { MATCH_FEATURES, type MatchFeatures } from '@main/qmodel/render/match-features';
import type { RenderedDecision } from '@main/qmodel/render/render';

/** A packed batch as plain arrays, row-major, ready to be fed. */
export interface PackedArrays {
  readonly ids: BigInt64Array;
  /** [B, T, F]; empty for a decoder without match features. */
  readonly features: Float32Array;
  readonly positions: BigInt64Array;
  readonly segments: Int32Array;
  readonly rows: BigInt64Array;
  readonly targets: BigInt64Array;
  /** [B, n, S]: 1 where there is a scored token, else 0. */
  readonly mask: Float32Array;
}

/**
 * Lays rendered decisions out as a packed batch. Prompts stand at the right end of their place, so
 * that a branch follows its prompt without a gap; positions count from the prompt's first token.
 * @param known how many of a prompt's first tokens are left out, because their keys and values are known
 * @param matchFeatures 0 for a decoder that reads tokens alone
 * @throws RangeError when a decision does not fit the shape
 */
export function packDecisions(
  shape: PackedShape,
  decisions: readonly RenderedDecision[],
  known = 0,
  matchFeatures: number = MATCH_FEATURES,
): PackedArrays {
  const { batch, prompt, branches, branch, scored } = shape;
  const length = packedLength(shape);
  const arrays: PackedArrays = {
    ids: new BigInt64Array(batch * length),
    features: new Float32Array(batch * length * matchFeatures),
    positions: new BigInt64Array(batch * length),
    segments: new Int32Array(batch * length).fill(PADDING_SEGMENT),
    rows: new BigInt64Array(batch * branches * scored),
    targets: new BigInt64Array(batch * branches * scored),
    mask: new Float32Array(batch * branches * scored),
  };
  if (decisions.length > batch) throw new RangeError('There are more decisions than rows.');
  decisions.forEach((decision, row) => {
    const { ids, features } = decision.prompt;
    // All but the last prompt token; that one begins every branch.
    const shared = ids.length - 1;
    if (shared - known > prompt) throw new RangeError('A prompt is longer than its place.');
    const from = row * length + prompt - shared;
    for (let i = known; i < shared; i += 1) put(arrays, from + i, ids[i], features[i], i, 0);
    if (decision.actions.length > branches) throw new RangeError('A row has too many branches.');
    decision.actions.forEach((action, b) => {
      const size = action.ids.length;
      if (size > branch) throw new RangeError('An action is longer than its place.');
      const start = row * length + prompt + b * branch;
      let target = (row * branches + b) * scored;
      if (action.scored.filter(Boolean).length > scored) {
        throw new RangeError('An action has more scored tokens than there is place for.');
      }
      for (let i = 0; i < size; i += 1) {
        const id = i === 0 ? ids[shared] : action.ids[i - 1];
        const beside = i === 0 ? features[shared] : action.features[i - 1];
        put(arrays, start + i, id, beside, shared + i, b + 1);
        if (!action.scored[i]) continue;
        arrays.rows[target] = BigInt(start + i);
        arrays.targets[target] = BigInt(action.ids[i] ?? 0);
        arrays.mask[target] = 1;
        target += 1;
      }
    });
  });
  return arrays;
}

function put(
  arrays: PackedArrays,
  at: number,
  id: number | undefined,
  features: MatchFeatures = [],
  position: number,
  segment: number,
): void {
  arrays.ids[at] = BigInt(id ?? 0);
  if (arrays.features.length > 0) {
    for (const [feature, value] of features) arrays.features[at * MATCH_FEATURES + feature] = value;
  }
  arrays.positions[at] = BigInt(position);
  arrays.segments[at] = segment;
}
