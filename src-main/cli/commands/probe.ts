import { endpointPolicySchema } from '@shared/experiment/endpoint-section';
import type { EndpointPolicySection } from '@shared/experiment/endpoint-section';
import type { ProbeReport } from '@shared/policy/probe';
import { alignColumns } from '@main/cli/output/align-columns';
import { readConfig } from '@main/cli/read-config';
import { testEndpoints } from '@main/lab/endpoint/test-endpoints';
import { createKeyRing } from '@main/policies/language-model/keys';
import { CallError } from '@main/rpc/rpc';

export interface ProbeOptions {
  readonly model?: string;
  readonly key?: string;
  readonly json?: boolean;
}

/** `stepq probe <config or address>`: what the endpoints support, found out by real calls. */
export async function probe(target: string, options: ProbeOptions): Promise<void> {
  const policy = /^(https?|file):/i.test(target) ? policyAt(target, options) : policyIn(target);
  const keys = createKeyRing();
  const reports: ProbeReport[] = [];
  const failures: CallError[] = [];
  // One after another: each is told of, whatever became of the others.
  for (const endpoint of policy.endpoints) {
    try {
      const [report] = await testEndpoints({ ...policy, endpoints: [endpoint] }, keys);
      if (report) reports.push(report);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      failures.push(error);
    }
  }
  if (options.json) console.log(JSON.stringify(reports, null, 2));
  else if (reports.length > 0) console.log(reports.map(words).join('\n\n'));
  const [first, ...others] = failures;
  for (const { message } of others) console.error(message);
  if (first) throw first;
}

function policyAt(baseUrl: string, { model, key }: ProbeOptions): EndpointPolicySection {
  const endpoint = {
    baseUrl,
    ...(model === undefined ? {} : { model }),
    key: key === undefined ? { from: 'none' } : { from: 'environment', name: key },
  };
  const parsed = endpointPolicySchema.safeParse({ kind: 'endpoint', endpoints: [endpoint] });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CallError('invalid-input', `${baseUrl} cannot be asked: ${issue?.message ?? ''}.`);
}

function policyIn(file: string): EndpointPolicySection {
  const { policy } = readConfig(file);
  if (policy.kind === 'endpoint') return policy;
  throw new CallError(
    'invalid-input',
    `${file} asks no language model: its policy is ${policy.kind}.`,
  );
}

const states = { yes: 'supported', no: 'not supported by this server', unknown: 'not known' };

function words({ endpoint, milliseconds, reply, findings }: ProbeReport): string {
  const rows = findings.map(({ feature, state, words: how }) => [feature, states[state], how]);
  return `${endpoint} answered after ${milliseconds} ms: ${JSON.stringify(reply)}\n${alignColumns(rows)}`;
}
