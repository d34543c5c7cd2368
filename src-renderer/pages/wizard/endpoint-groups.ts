import type { FieldGroup, FieldSpec } from '@renderer/pages/wizard/field-spec';
import type { EndpointSection } from '@shared/experiment/endpoint-section';

const nameHelp: Readonly<Record<EndpointSection['key']['from'], string>> = {
  environment: 'Of the environment variable that holds it.',
  'safe-storage': 'Under which this computer keeps it.',
  session: 'Under which it is kept until StepQ is closed.',
  none: 'Of no account here: no key is sent.',
};

/**
 * What has to be said of an endpoint.
 * @param at its place among the endpoints, from 0
 * @param several whether there are others
 */
export function endpointGroup({ key }: EndpointSection, at: number, several: boolean): FieldGroup {
  return {
    title: several ? `Endpoint ${at + 1}` : 'Endpoint',
    fields: [
      {
        path: `policy.endpoints.${at}.key.from`,
        kind: 'choice',
        label: 'Key',
        help: 'Never in the workspace, in logs or in exports.',
        choices: [
          {
            value: 'environment',
            label: 'Variable',
            note: 'Of the environment StepQ starts in',
          },
          {
            value: 'safe-storage',
            label: 'Secret store',
            note: 'Encrypted by this computer',
          },
          { value: 'session', label: 'Session', note: 'Until StepQ is closed' },
          { value: 'none', label: 'None', note: 'For servers that want none' },
        ],
      },
      {
        path: `policy.endpoints.${at}.baseUrl`,
        kind: 'text',
        label: 'Address',
        help: 'What comes before /chat/completions; or file:///… of a GGUF model.',
      },
      {
        path: `policy.endpoints.${at}.model`,
        kind: 'text',
        label: 'Model',
        help: 'As the server names it; any name for a file.',
      },
      {
        path: `policy.endpoints.${at}.key.name`,
        kind: 'text',
        label: 'Name of the key',
        help: nameHelp[key.from],
      },
    ],
  };
}

/** What may be said of it besides. */
export function endpointLimits(at: number, several: boolean): FieldGroup {
  const weight: FieldSpec = {
    path: `policy.endpoints.${at}.weight`,
    kind: 'number',
    label: 'Weight',
    help: 'Its share of the calls, relative to the other endpoints.',
  };
  return {
    title: several ? `Limits and headers of endpoint ${at + 1}` : 'Limits and headers',
    folded: true,
    fields: [
      ...(several ? [weight] : []),
      {
        path: `policy.endpoints.${at}.concurrency`,
        kind: 'number',
        unit: 'calls',
        label: 'Calls at once',
        help: 'Search half as many tasks more at once to use them.',
      },
      {
        path: `policy.endpoints.${at}.requestsPerMinute`,
        kind: 'limit',
        unit: 'calls',
        label: 'Calls per minute',
        help: 'Empty is no limit.',
      },
      {
        path: `policy.endpoints.${at}.tokensPerMinute`,
        kind: 'limit',
        unit: 'tokens',
        label: 'Tokens per minute',
        help: 'Empty is no limit.',
      },
      {
        path: `policy.endpoints.${at}.organisation`,
        kind: 'text',
        label: 'Organisation',
        help: 'Sent along where it is not empty.',
      },
      {
        path: `policy.endpoints.${at}.headers`,
        kind: 'headers',
        label: 'Further headers',
        help: 'Name: value, one a line. None may carry a key: a config is shown and exported.',
      },
    ],
  };
}
