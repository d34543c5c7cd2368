import { SHIPPED_BASE } from '@shared/experiment/config';
import type { ModelRow } from '@shared/ipc/rows';

/** What a training started from. */
export type Origin =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'shipped' }
  | { readonly kind: 'model'; readonly model: ModelRow }
  /** The model of an experiment that is not there any more. */
  | { readonly kind: 'deleted' }
  | { readonly kind: 'folder'; readonly path: string };

/** A model's ancestors, the eldest first, and the models that were trained on from it. */
export interface Lineage {
  readonly origins: readonly Origin[];
  readonly descendants: readonly ModelRow[];
}

/** The lineage of a model among all of the workspace. */
export function lineageOf(model: ModelRow, models: readonly ModelRow[]): Lineage {
  const origins: Origin[] = [];
  const met = new Set([model.experimentId]);
  for (let at: ModelRow | null = model; at;) {
    const origin = originOf(at, models);
    origins.unshift(origin);
    // A folder that was written anew could close a circle.
    at = origin.kind === 'model' && !met.has(origin.model.experimentId) ? origin.model : null;
    if (at) met.add(at.experimentId);
  }
  const { experimentId } = model;
  return {
    origins,
    descendants: models.filter(({ baseExperimentId }) => baseExperimentId === experimentId),
  };
}

function originOf({ base, baseExperimentId }: ModelRow, models: readonly ModelRow[]): Origin {
  if (base === null) return { kind: 'nothing' };
  if (base === SHIPPED_BASE) return { kind: 'shipped' };
  const model = models.find(({ experimentId }) => experimentId === baseExperimentId);
  if (model) return { kind: 'model', model };
  return base.startsWith('model:') ? { kind: 'deleted' } : { kind: 'folder', path: base };
}
