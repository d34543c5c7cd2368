import { Link } from 'react-router';
import { Loaded } from '@renderer/components/Loaded';
import { counted, score } from '@renderer/format/numbers';
import { agentName } from '@renderer/format/words';
import { useCall } from '@renderer/state/useCall';
import type { EnvironmentId } from '@shared/experiment/config';
import type { TaskOutcome } from '@shared/ipc/rows';
import facts from './TaskFacts.module.css';
import classes from './Outcomes.module.css';

interface Props {
  readonly environment: EnvironmentId;
  readonly taskId: string;
}

/** How the task went in the experiments that came to it: best reward of its tree, reward of each agent. */
export function Outcomes({ environment, taskId }: Props) {
  const outcomes = useCall('tasks.outcomes', { environment, taskId });
  return (
    <section className={facts.section} aria-label="In the experiments">
      <h3>In the experiments</h3>
      <Loaded state={outcomes} what="The experiments could not be read.">
        {(rows) =>
          rows.length === 0 ? (
            <p>No experiment has come to this task.</p>
          ) : (
            <ul className={classes.list}>
              {rows.map((row) => (
                <Experiment key={row.experimentId} row={row} taskId={taskId} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function Experiment({ row, taskId }: { readonly row: TaskOutcome; readonly taskId: string }) {
  const id = encodeURIComponent(row.experimentId);
  const { tree, episodes } = row;
  return (
    <li>
      <h4 className={classes.name}>{row.experimentName}</h4>
      <dl className={classes.rewards}>
        {tree && (
          <div>
            <dt>
              <Link to={`/trees/${id}/${tree.treeId}`}>tree</Link>, {counted(tree.nodes, 'node')}
            </dt>
            <dd>{tree.bestReward === null ? 'no end' : `best ${score(tree.bestReward)}`}</dd>
          </div>
        )}
        {episodes.map(({ agent, reward, steps }) => (
          <div key={agent}>
            <dt>
              {agentName(agent, row.candidates)}, {counted(steps, 'step')}
            </dt>
            <dd>{score(reward)}</dd>
          </div>
        ))}
      </dl>
      {episodes.length > 1 && (
        <Link className={classes.compare} to={`/compare/${id}?task=${encodeURIComponent(taskId)}`}>
          Compare the episodes
        </Link>
      )}
    </li>
  );
}
