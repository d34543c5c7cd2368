import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { Loaded } from '@renderer/components/Loaded';
import { StatusMark } from '@renderer/components/StatusMark';
import { useCall } from '@renderer/state/useCall';
import { Served } from './Served';
import { StartServing } from './StartServing';
import classes from './ServeAgent.module.css';

/** Serves the agent that the model guides to other programs, and tells how to reach it. */
export function ServeAgent({ experimentId }: { readonly experimentId: string }) {
  const [open, setOpen] = useState(false);
  const state = useCall('serving.state', { experimentId });
  const detail = useCall('experiments.get', { experimentId });
  return (
    <>
      <Button
        leftSection={state.value ? <StatusMark status="running" /> : undefined}
        onClick={() => {
          setOpen(true);
        }}
      >
        {state.value ? 'Agent is served' : 'Serve agent'}
      </Button>
      <Modal
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Serve the guided agent"
        size={640}
      >
        <div className={classes.dialog}>
          <p className={classes.lead}>
            A program that asks an OpenAI-compatible endpoint gains this model by another base URL
            and key: each step is answered with the candidate of the largest Q. Only programs on
            this computer can ask.
          </p>
          <Loaded state={state} what="It could not be found out whether the agent is served.">
            {(agent) =>
              agent ? (
                <Served experimentId={experimentId} agent={agent} onChanged={state.reload} />
              ) : (
                <Loaded state={detail} what="The experiment could not be read.">
                  {({ config }) => (
                    <StartServing
                      experimentId={experimentId}
                      config={config}
                      onChanged={state.reload}
                    />
                  )}
                </Loaded>
              )
            }
          </Loaded>
        </div>
      </Modal>
    </>
  );
}
