import { Checkbox } from '@mantine/core';
import { useController, useFormContext, useWatch } from 'react-hook-form';
import { Tag } from '@renderer/components/Tag';
import { agentName, agentNotes } from '@renderer/format/words';
import { faultIn } from '@renderer/pages/wizard/sentences';
import { count } from '@renderer/format/numbers';
import {
  agentKinds,
  oracleAgents,
  type AgentKind,
  type ExperimentConfig,
} from '@shared/experiment/config';
import { mostAgentSamples } from '@shared/experiment/estimate';
import classes from './AgentsField.module.css';

/** The agents to compare, and the one that the others are compared to. */
export function AgentsField() {
  const { control, trigger } = useFormContext<ExperimentConfig>();
  const agents = useController({ control, name: 'evaluation.agents' });
  const baseline = useController({ control, name: 'evaluation.baseline' });
  const config = useWatch({ control });
  const chosen = agents.field.value;
  const candidates = config.evaluation?.candidates ?? 1;
  const maxDepth = config.search?.maxDepth ?? 0;

  const toggle = (agent: AgentKind, on: boolean) => {
    // In the order of the list, whatever the order of the clicks: the config's hash depends on it.
    agents.field.onChange(
      agentKinds.filter((kind) => (kind === agent ? on : chosen.includes(kind))),
    );
    void trigger(['evaluation.agents', 'evaluation.baseline']);
  };

  return (
    <section className={classes.agents}>
      <table>
        <thead>
          <tr>
            <th>Agent</th>
            <th>What it does</th>
            <th className={classes.number}>Samples a task, at most</th>
            <th className={classes.centre}>Baseline</th>
          </tr>
        </thead>
        <tbody>
          {agentKinds.map((agent) => (
            <tr key={agent} data-on={chosen.includes(agent) || undefined}>
              <td>
                <Checkbox
                  checked={chosen.includes(agent)}
                  label={
                    <span className={classes.name}>
                      {agentName(agent, candidates)}
                      {oracleAgents.has(agent) && <Tag tone="warn">oracle</Tag>}
                      {agent === 'beam' && <Tag tone="accent">under test</Tag>}
                    </span>
                  }
                  onChange={(event) => {
                    toggle(agent, event.currentTarget.checked);
                  }}
                />
              </td>
              <td className={classes.note}>{agentNotes[agent]}</td>
              <td className={classes.number}>
                {count(mostAgentSamples(agent, maxDepth, candidates))}
              </td>
              <td className={classes.centre}>
                <input
                  type="radio"
                  name="baseline"
                  className={classes.radio}
                  aria-label={`${agentName(agent, candidates)} is the baseline`}
                  checked={baseline.field.value === agent}
                  disabled={!chosen.includes(agent)}
                  onChange={() => {
                    baseline.field.onChange(agent);
                    void trigger('evaluation.baseline');
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p
        className={classes.help}
        data-error={agents.fieldState.invalid || baseline.fieldState.invalid || undefined}
      >
        {faultIn(agents.fieldState.error, agents.field.name)?.sentence ??
          faultIn(baseline.fieldState.error, baseline.field.name)?.sentence ??
          'All agents play the same test tasks. Differences are taken to the baseline, task by task.'}
      </p>
    </section>
  );
}
