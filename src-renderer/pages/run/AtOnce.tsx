import { NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useCommand } from '@renderer/state/useCommand';
import type { ExperimentDetail } from '@shared/ipc/rows';

const MOST = 256;
/** A number that is being typed is not sent digit by digit. */
const PAUSE_MS = 500;

/** How many tasks are under way at once; may be changed while they are. Nothing for a finished run. */
export function AtOnce({
  detail: { id: experimentId, status, config },
}: {
  readonly detail: ExperimentDetail;
}) {
  const { concurrency } = config.search;
  const [wanted, setWanted] = useState<number | string>(concurrency);
  const { run } = useCommand('experiments.setConcurrency');
  useEffect(() => {
    setWanted(concurrency);
  }, [concurrency]);
  useEffect(() => {
    if (typeof wanted !== 'number' || wanted === concurrency) return undefined;
    const timer = setTimeout(() => void run({ experimentId, concurrency: wanted }), PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [wanted, concurrency, experimentId, run]);
  if (status === 'done') return null;
  return (
    <NumberInput
      size="xs"
      w={64}
      aria-label="Tasks at once"
      title="Tasks at once: no result depends on it"
      value={wanted}
      min={1}
      max={MOST}
      clampBehavior="strict"
      allowDecimal={false}
      allowNegative={false}
      onChange={setWanted}
    />
  );
}
