import { useCall } from '@renderer/state/useCall';
import type { ExperimentConfig } from '@shared/experiment/config';
import { overlapSentence } from '@shared/experiment/split-overlap';

/** Whether somebody else than the seed says which tasks are for training. */
export function hasOwnSplit({ task: { environment, webshop } }: ExperimentConfig): boolean {
  return environment === 'webshop' && webshop.split !== 'products';
}

/** What the sides of such a split have in common, or why there is none; nothing of any other. */
export function SplitNote({
  config,
  className,
}: {
  readonly config: ExperimentConfig;
  readonly className: string | undefined;
}) {
  const { task, seed } = config;
  const question = { task, seed, search: '', use: null, find: null, offset: 0, limit: 1 } as const;
  const page = useCall('tasks.page', hasOwnSplit(config) ? question : null);
  const overlap = page.value?.overlap ?? null;
  if (page.failure) {
    return (
      <p role="alert" className={className}>
        {page.failure.message}
      </p>
    );
  }
  return overlap && <p className={className}>{overlapSentence(overlap)}</p>;
}
