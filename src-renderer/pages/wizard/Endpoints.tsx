import { Button } from '@mantine/core';
import { Icon } from '@renderer/components/Icon';
import { KeyField } from '@renderer/components/KeyField';
import { endpointGroup, endpointLimits } from '@renderer/pages/wizard/endpoint-groups';
import { FieldGroups } from '@renderer/pages/wizard/FieldGroups';
import { TestConnection } from '@renderer/pages/wizard/TestConnection';
import type { ExperimentConfig } from '@shared/experiment/config';
import {
  endpointPolicySchema,
  type EndpointPolicySection,
} from '@shared/experiment/endpoint-section';
import classes from './Endpoints.module.css';

/** As many as the schema takes. */
const MOST = 32;

/** The servers that are asked, and what they were found to support. */
export function Endpoints({
  policy,
  preset,
  onChange,
}: {
  readonly policy: EndpointPolicySection;
  readonly preset: ExperimentConfig;
  /** Told when one comes or goes; fields tell of themselves. */
  readonly onChange: (policy: EndpointPolicySection) => void;
}) {
  const { endpoints } = policy;
  const several = endpoints.length > 1;
  const parsed = endpointPolicySchema.safeParse(policy);
  const last = endpoints.at(-1);
  return (
    <>
      {endpoints.map((endpoint, at) => (
        <section key={at} aria-label={`Endpoint ${at + 1}`}>
          <FieldGroups groups={[endpointGroup(endpoint, at, several)]} preset={preset} />
          <KeyField source={endpoint.key} />
          <FieldGroups groups={[endpointLimits(at, several)]} preset={preset} />
          {several && (
            <Button
              variant="subtle"
              size="xs"
              className={classes.remove}
              leftSection={<Icon name="close" size={16} />}
              onClick={() => {
                onChange({ ...policy, endpoints: endpoints.filter((_, other) => other !== at) });
              }}
            >
              Remove endpoint {at + 1}
            </Button>
          )}
        </section>
      ))}
      <TestConnection
        policy={parsed.success ? parsed.data : null}
        further={
          last &&
          endpoints.length < MOST && (
            <Button
              leftSection={<Icon name="plus" size={16} />}
              title="The same model on another server: calls are shared out, the least busy first"
              onClick={() => {
                onChange({ ...policy, endpoints: [...endpoints, last] });
              }}
            >
              Add endpoint
            </Button>
          )
        }
      />
    </>
  );
}
