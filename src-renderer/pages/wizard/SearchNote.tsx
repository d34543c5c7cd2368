import { count } from '@renderer/format/numbers';
import { mostSearchSamples } from '@shared/experiment/estimate';
import type { ExperimentConfig } from '@shared/experiment/config';
import classes from './SearchNote.module.css';

/** As many tasks as the schema lets be searched at the same time. */
const MOST_TASKS = 256;

/** How many samples the search can take, with the formula filled in. */
export function SearchNote({ config }: { readonly config: ExperimentConfig }) {
  const { search, task, policy } = config;
  const perTask = mostSearchSamples(config);
  const calls =
    policy.kind === 'endpoint'
      ? policy.endpoints.reduce((sum, { concurrency }) => sum + concurrency, 0)
      : 0;
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
      {calls > search.concurrency && (
        <p className={classes.why}>
          The endpoints take {count(calls)} calls at once. Search about{' '}
          {count(Math.min(MOST_TASKS, Math.ceil(calls * 1.5)))} tasks at the same time to keep them
          busy: a task waits for its replies one after another.
        </p>
      )}
    </section>
  );
}
