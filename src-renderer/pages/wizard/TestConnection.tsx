import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { ProbeFacts } from '@renderer/components/ProbeFacts';
import { ErrorNote } from '@renderer/components/ErrorNote';
import { callBridge } from '@renderer/state/bridge';
import type { EndpointPolicySection } from '@shared/experiment/endpoint-section';
import type { CallResult } from '@shared/ipc/contract';
import classes from './TestConnection.module.css';

/** What came of the test of one endpoint. */
interface Tested {
  readonly name: string;
  readonly result: CallResult<'endpoints.test'>;
}

/** Finds out by a few real calls what the endpoints support, and says it in words. */
export function TestConnection({
  policy,
  further,
}: {
  readonly policy: EndpointPolicySection | null;
  /** What else can be done with the endpoints. */
  readonly further: ReactNode;
}) {
  const [tested, setTested] = useState<readonly Tested[]>([]);
  const [busy, setBusy] = useState(false);
  const last = useRef<HTMLDivElement>(null);
  // What came of it stands below the button, often below the edge of the window.
  useEffect(() => {
    if (tested.length > 0) last.current?.scrollIntoView({ block: 'nearest' });
  }, [tested]);
  const test = async () => {
    if (policy === null) return;
    setBusy(true);
    setTested([]);
    // One after another: each tells of itself, whatever became of the one before.
    for (const endpoint of policy.endpoints) {
      const result = await callBridge('endpoints.test', {
        policy: { ...policy, endpoints: [endpoint] },
      });
      const name = `${endpoint.baseUrl} (${endpoint.model})`;
      setTested((before) => [...before, { name, result }]);
    }
    setBusy(false);
  };
  return (
    <section className={classes.test}>
      <div className={classes.line}>
        <Button loading={busy} disabled={policy === null} onClick={() => void test()}>
          Test connection
        </Button>
        {further}
        <span>
          {policy === null
            ? 'Some fields need a change first.'
            : 'A test makes about eight short calls to each endpoint.'}
        </span>
      </div>
      {tested.map(({ name, result }, at) => (
        <div key={at} ref={last} className={classes.result} role="status">
          {result.ok ? (
            result.value.map((report) => <ProbeFacts key={report.endpoint} report={report} />)
          ) : (
            <ErrorNote what={`${name} was not tested to the end.`} failure={result.failure} />
          )}
        </div>
      ))}
    </section>
  );
}
