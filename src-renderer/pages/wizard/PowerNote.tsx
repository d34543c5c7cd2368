import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '@renderer/components/Icon';
import { count, counted, score, signed } from '@renderer/format/numbers';
import { agentName } from '@renderer/format/words';
import { useMeasuredSpread } from '@renderer/pages/wizard/useMeasuredSpread';
import { detectableWith, tasksToShow, WIDEST_SPREAD } from '@shared/evaluation/power';
import type { ExperimentConfig } from '@shared/experiment/config';
import classes from './PowerNote.module.css';

/** A difference in mean reward that would be worth an experiment, until something was measured. */
const WORTHWHILE = 0.1;

/** Whether so many test tasks can show the difference that is hoped for, and how many it takes. */
export function PowerNote({ config }: { readonly config: ExperimentConfig }) {
  const { environment, testTasks } = config.task;
  const { baseline, candidates, agents } = config.evaluation;
  const measured = useMeasuredSpread(environment, baseline);
  const usual = measured && measured.difference > 0 ? measured.difference : WORTHWHILE;
  const [typed, setTyped] = useState<number | null>(null);
  if (!agents.includes('beam') || baseline === 'beam') return null;
  const hoped = typed ?? Number(usual.toFixed(2));
  const sd = measured && measured.sd > 0 ? measured.sd : WIDEST_SPREAD;
  const detectable = detectableWith(testTasks, sd);
  const needed = tasksToShow(hoped, sd);
  const enough = testTasks >= needed;
  const name = agentName(baseline, candidates);
  return (
    <section className={classes.note} aria-label="What so many tasks can show">
      <h3>What {counted(testTasks, 'test task')} can show</h3>
      <p className={classes.row}>
        <label htmlFor="hoped">Difference hoped for, beam − {name}</label>
        <NumberInput
          id="hoped"
          className={classes.field}
          min={0.01}
          max={1}
          step={0.01}
          decimalScale={2}
          clampBehavior="strict"
          value={hoped}
          onChange={(value) => {
            setTyped(typeof value === 'number' && value >= 0.01 ? value : null);
          }}
        />
        <span className={classes.verdict} data-enough={enough || undefined} role="status">
          <Icon name={enough ? 'check' : 'warning'} size={16} />
          {enough
            ? `takes ${counted(needed, 'task')}: there are enough`
            : `takes ${counted(needed, 'task')}: ${count(testTasks)} are too few`}
        </span>
      </p>
      <p className={classes.why}>
        {measured
          ? `Differences below ${score(detectable)} do not show with 80 % power, if the rewards vary from task to task as in “${measured.from}” (sd ${score(sd)}; beam − ${name} was ${signed(measured.difference)} there).`
          : `How much the rewards vary from task to task is known after a first experiment. Were it as much as it can be, differences below ${score(detectable)} would not show with 80 % power.`}
      </p>
    </section>
  );
}
