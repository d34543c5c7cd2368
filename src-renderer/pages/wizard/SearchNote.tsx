import { count } from '@renderer/format/numbers';
import { mostSearchSamples } from '@shared/experiment/estimate';
import type { ExperimentConfig } from '@shared/experiment/config';
import classes from './SearchNote.module.css';

/** How many samples the search can take, with the formula filled in. */
export function SearchNote({ config }: { readonly config: ExperimentConfig }) {
  const { search, task } = config;
  const perTask = mostSearchSamples(config);
  return (
    <section className={classes.note} aria-label="Samples of the search">
      <h3>Samples of the search, at most</h3>
      <p className="mono">m × (n + depth − 1)</p>
      <p className="mono">
        {count(search.iterations)} × ({count(search.candidates)} + {count(search.maxDepth)} − 1) ={' '}
        <strong>{count(perTask)}</strong> a task,{' '}
        <strong>{count(perTask * task.trainTasks)}</strong> in all
      </p>
      <p className={classes.why}>
        An expansion draws n samples, a rollout one a step to the depth limit.{' '}
        {search.stopOnSuccess
          ? 'Searches end early when they succeed or have seen everything, so that most take far fewer.'
          : 'Rollouts end early, and so do searches that have seen everything: most take far fewer.'}
      </p>
    </section>
  );
}
