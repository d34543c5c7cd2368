import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '@renderer/state/useAction';
import type { Budget } from '@shared/experiment/endpoint-section';
import classes from './EndpointPanel.module.css';

const units: readonly (readonly [keyof Budget, string])[] = [
  ['calls', 'Most calls'],
  ['tokens', 'Most tokens'],
  ['money', 'Most money'],
  ['seconds', 'Most seconds'],
];

/** The limits of a paused run, to be raised. Nothing where there are none. */
export function BudgetStop({
  experimentId,
  budget,
}: {
  readonly experimentId: string;
  readonly budget: Budget;
}) {
  const [wanted, setWanted] = useState(budget);
  const change = useAction('experiments.setBudget', 'The budget was changed: resume to go on.');
  const limited = units.filter(([unit]) => budget[unit] !== null);
  if (limited.length === 0) return null;
  return (
    <div className={classes.stop}>
      {limited.map(([unit, label]) => (
        <NumberInput
          key={unit}
          label={label}
          value={wanted[unit] ?? ''}
          min={unit === 'calls' || unit === 'tokens' ? 1 : 0.01}
          allowNegative={false}
          allowDecimal={unit === 'money' || unit === 'seconds'}
          thousandSeparator=","
          w={132}
          onChange={(value) => {
            setWanted({ ...wanted, [unit]: typeof value === 'number' ? value : null });
          }}
        />
      ))}
      <Button
        loading={change.busy}
        onClick={() => void change.run({ experimentId, budget: wanted })}
      >
        Change budget
      </Button>
    </div>
  );
}
