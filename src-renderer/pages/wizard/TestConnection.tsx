import { Button } from '@mantine/core';
import { useState } from 'react';
import { ProbeFacts } from '@renderer/components/ProbeFacts';
import { useCommand } from '@renderer/state/useCommand';
import type { EndpointPolicySection } from '@shared/experiment/endpoint-section';
import type { ProbeReport } from '@shared/policy/probe';
import classes from './TestConnection.module.css';

/** Finds out by a few real calls what the endpoints support, and says it in words. */
export function TestConnection({ policy }: { readonly policy: EndpointPolicySection | null }) {
  const test = useCommand('endpoints.test', { quiet: true });
  const [reports, setReports] = useState<readonly ProbeReport[]>([]);
  return (
    <section className={classes.test}>
      <div className={classes.line}>
        <Button
          loading={test.busy}
          disabled={policy === null}
          onClick={async () => {
            if (policy === null) return;
            setReports([]);
            setReports((await test.run({ policy })) ?? []);
          }}
        >
          Test connection
        </Button>
        <span>
          {policy === null
            ? 'Some fields need a change first.'
            : 'Makes about eight short calls to each endpoint.'}
        </span>
      </div>
      {test.failure && (
        <p role="alert" className={classes.failure}>
          {test.failure.message}
        </p>
      )}
      {reports.map((report) => (
        <ProbeFacts key={report.endpoint} report={report} />
      ))}
    </section>
  );
}
