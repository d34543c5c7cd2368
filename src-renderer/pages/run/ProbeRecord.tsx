import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { ProbeFacts } from '@renderer/components/ProbeFacts';
import type { ProbeReport } from '@shared/policy/probe';
import classes from './EndpointPanel.module.css';

/** What the endpoints were found to support when the run began. */
export function ProbeRecord({ probes }: { readonly probes: readonly ProbeReport[] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="xs"
        onClick={() => {
          setOpen(true);
        }}
      >
        What the server supports
      </Button>
      <Modal
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="What was found by real calls when the run began"
        size={640}
      >
        <div className={classes.probes}>
          {probes.map((report, at) => (
            <ProbeFacts key={at} report={report} />
          ))}
        </div>
      </Modal>
    </>
  );
}
