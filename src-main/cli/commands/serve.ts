import { z } from 'zod';
import {
  endpointPolicySchema,
  type EndpointPolicySection,
} from '@shared/experiment/endpoint-section';
import { exitCodes } from '@main/cli/exit-codes';
import { findExperiment } from '@main/cli/find-experiment';
import { CommandEnded } from '@main/cli/output/failure';
import { openSession } from '@main/cli/session';
import { startServing, type Serving } from '@main/lab/serving/serving';
import { CallError } from '@main/rpc/rpc';
import { generateToken } from '@main/serve/token';

interface ServeOptions {
  readonly workspace: string;
  readonly port: string;
  readonly host: string;
  readonly token?: string;
  readonly candidates?: string;
  readonly upstream?: string;
  readonly model?: string;
  readonly key?: string;
  readonly json?: boolean;
}

const numbersSchema = z.object({
  port: z.coerce.number().int().min(0).max(65_535),
  candidates: z.coerce.number().int().min(1).max(64).optional(),
  token: z
    .string()
    .min(8)
    .regex(/^[!-~]+$/, 'must be plain characters without spaces')
    .optional(),
});

/** How long an end is waited for (milliseconds). */
const PATIENCE = 1500;

/** `stepq serve <experiment>`: until Ctrl+C. */
export async function serve(prefix: string, options: ServeOptions): Promise<void> {
  const read = numbersSchema.safeParse(options);
  if (!read.success) throw new CallError('invalid-input', z.prettifyError(read.error));
  const { port, candidates = null, token = generateToken() } = read.data;
  const upstream = upstreamFrom(options);
  const session = openSession(options.workspace, () => undefined);
  try {
    const experimentId = findExperiment(session.store.workspace.db, prefix);
    const place = { host: options.host, port, token };
    const serving = await startServing(
      { ...session.ground, keys: session.lab.keys },
      experimentId,
      { ...place, candidates, upstream },
      (error) => {
        console.error(error);
      },
    );
    const { name } = session.store.experiments.get(experimentId);
    console.log(options.json ? jsonOf(serving, token) : wordsOf(serving, name, options, token));
    await interrupted();
    setTimeout(() => process.exit(exitCodes.interrupted), PATIENCE).unref();
    await serving.close();
  } finally {
    session.close();
  }
  throw new CommandEnded(exitCodes.interrupted);
}

/** The language model that was named in place of the experiment's own. */
function upstreamFrom({ upstream, model, key }: ServeOptions): EndpointPolicySection | null {
  if (upstream === undefined && model === undefined && key === undefined) return null;
  if (upstream === undefined || model === undefined) {
    throw new CallError('invalid-input', '--upstream and --model belong together: give both.');
  }
  const read = endpointPolicySchema.safeParse({
    kind: 'endpoint',
    endpoints: [
      {
        baseUrl: upstream,
        model,
        key: key === undefined ? { from: 'none' } : { from: 'environment', name: key },
      },
    ],
  });
  if (read.success) return read.data;
  throw new CallError('invalid-input', z.prettifyError(read.error));
}

function wordsOf(
  { url, model, upstream, candidates }: Serving,
  name: string,
  { host }: ServeOptions,
  token: string,
): string {
  const far = !['127.0.0.1', 'localhost', '::1'].includes(host);
  return [
    `Serving "${name}": the best of ${candidates} candidates of ${upstream.join(', ')}.`,
    `Base URL: ${url}`,
    `Key:      ${token}`,
    `Model:    ${model}`,
    ...(far ? ['Whoever reaches this address and has the key can use it, unencrypted.'] : []),
    'Ctrl+C ends it.',
  ].join('\n');
}

function jsonOf({ url, model, upstream, candidates }: Serving, token: string): string {
  return JSON.stringify({ url, key: token, model, upstream, candidates });
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      resolve();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}
