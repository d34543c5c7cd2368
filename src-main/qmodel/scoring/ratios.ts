import type { InferenceSession } from 'onnxruntime-node';
import { cpuTarget } from '@main/qmodel/autodiff/graph';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import { packDecisions } from '@main/qmodel/architecture/pack';
import { BLOCKED } from '@main/qmodel/architecture/packed';
import type { Parameters } from '@main/qmodel/architecture/parameters';
import type { RenderedDecision } from '@main/qmodel/render/render';
import {
  float,
  floats,
  openSession,
  packedFeeds,
  parameterFeeds,
  type Values,
} from '@main/qmodel/runtime/session';
import { keepRecent } from '@main/qmodel/scoring/least-recent';
import { BLOCK, blockModel } from '@main/qmodel/scoring/prefix-graph';
import { createPromptBlocks, type PromptBlocks } from '@main/qmodel/scoring/prompt-blocks';
import { blocksBias, scoringModel, type ScoringShape } from '@main/qmodel/scoring/scoring-graph';
import { shapeFor } from '@main/qmodel/training/examples';

/** Policy and reference, and how they are compared. */
export interface Compared {
  readonly decoder: DecoderConfig;
  readonly weights: Parameters;
  readonly reference: Parameters;
  /** Compare distributions as the published code does: log softmax(z_θ − z_ref). */
  readonly compat: boolean;
}

/** Compares policy and reference on rendered decisions. */
export interface Ratios {
  /** For each action, log π_θ − log π_ref (or what `compat` says) of its scored tokens, in order. */
  of(decision: RenderedDecision): Promise<readonly Float32Array[]>;
  readonly blocks: PromptBlocks['counts'];
  release(): Promise<void>;
}

/** Numbers of branches that sessions are opened for; more candidates take several passes. */
const BRANCHES = [1, 2, 3, 4, 5, 8, 16, 32];
export const MOST_BRANCHES = 32;

/** Sessions kept open: all shapes of a usual experiment, and no end to memory for an unusual one. */
const MOST_SESSIONS = 32;
/** Room for keys and values: some hundred blocks of the preset `small`. */
const BLOCK_BYTES = 256 * 1024 * 1024;

export function createRatios(
  { decoder, weights, reference, compat }: Compared,
  threads: number,
): Ratios {
  const parameters: Values = {
    ...prefixed('policy.', parameterFeeds(weights)),
    ...prefixed('reference.', parameterFeeds(reference)),
  };
  const sessions = keepRecent<InferenceSession>(
    MOST_SESSIONS,
    () => 1,
    (session) => void session.release(),
  );
  const sessionFor = async (key: string, build: () => Uint8Array): Promise<InferenceSession> => {
    const known = sessions.get(key);
    if (known) return known;
    const session = await openSession(build(), threads);
    sessions.set(key, session);
    return session;
  };
  const blocks = createPromptBlocks(decoder, BLOCK_BYTES, async (index, feeds) => {
    const session = await sessionFor(`block ${index}`, () => blockModel(cpuTarget, decoder, index));
    return session.run({ ...parameters, ...feeds });
  });

  const compute = async (decision: RenderedDecision): Promise<readonly Float32Array[]> => {
    const known = blockedTokens(decision);
    const shape = scoringShape(decision, known);
    // Before the session is asked for: the blocks open sessions too, which must not make it go.
    const before = known > 0 ? await blocks.feeds(decision.prompt, known) : {};
    const session = await sessionFor(Object.values(shape).join(), () =>
      scoringModel(cpuTarget, decoder, shape, compat),
    );
    const values = await session.run({
      ...parameters,
      ...before,
      ...packedFeeds(shape, packDecisions(shape, [decision], known, decoder.matchFeatures)),
      ...(known > 0 && { [blocksBias]: paddingBias(shape.blocks, known) }),
    });
    const ratios = floats(values, 'ratios');
    return decision.actions.map(({ scored }, i) =>
      ratios.slice(i * shape.scored, i * shape.scored + scored.filter(Boolean).length),
    );
  };

  // One at a time: a session that makes room for another must not be in use.
  let last: Promise<unknown> = Promise.resolve();
  const next = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
  return {
    blocks: blocks.counts,
    of: (decision) => next(() => compute(decision)),
    release: () =>
      next(async () => {
        blocks.clear();
        await Promise.all(sessions.clear().map((session) => session.release()));
      }),
  };
}

/**
 * How many of a prompt's tokens go through the blocks: all that branches share where they fill at
 * least one, else none. It follows from the decision alone, never from what is kept: the same
 * decision gives the same bits whatever was scored before.
 */
function blockedTokens({ prompt }: RenderedDecision): number {
  const shared = prompt.ids.length - 1;
  return shared >= BLOCK ? shared : 0;
}

function scoringShape(decision: RenderedDecision, known: number): ScoringShape {
  const branches = BRANCHES.find((count) => count >= decision.actions.length) ?? MOST_BRANCHES;
  const shape = shapeFor(1, branches, [decision]);
  return known > 0
    ? { ...shape, prompt: 0, blocks: Math.ceil(known / BLOCK) }
    : { ...shape, blocks: 0 };
}

/** Only the last block has padding, at its end. */
function paddingBias(blocks: number, known: number): Values[string] {
  return float(new Float32Array(blocks * BLOCK).fill(BLOCKED, known), [1, 1, 1, blocks * BLOCK]);
}

function prefixed(prefix: string, values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]));
}
