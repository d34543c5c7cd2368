import { Facts } from '@renderer/components/Facts';
import type { ProbedFeature, ProbeFinding, ProbeReport } from '@shared/policy/probe';

const features: Readonly<Record<ProbedFeature, string>> = {
  models: 'Models',
  n: 'Several replies',
  stop: 'Stop sequences',
  seed: 'Seed',
  logprobs: 'Log-probabilities',
  usage: 'Token counts',
};

const states: Readonly<Record<ProbeFinding['state'], string>> = {
  yes: 'supported',
  no: 'not supported by this server',
  unknown: 'not known',
};

/** What an endpoint was found to support, in words. */
export function ProbeFacts({ report }: { readonly report: ProbeReport }) {
  const { endpoint, milliseconds, reply, findings } = report;
  return (
    <Facts
      width={128}
      facts={[
        ['Endpoint', endpoint],
        ['Answered', `after ${milliseconds} ms: “${reply}”`],
        ...findings.map(
          ({ feature, state, words }) => [features[feature], `${states[state]}: ${words}`] as const,
        ),
      ]}
    />
  );
}
