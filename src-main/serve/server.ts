import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { CallError } from '@main/rpc/rpc';
import { createApp } from '@main/serve/app';
import type { GuidedAgent } from '@main/serve/guided-agent';

/** Where to listen and who may ask. */
export interface ServerPlace {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  readonly token: string;
}

/** A guided agent that is being served. */
export interface GuidedServer {
  /** The base URL for clients of OpenAI's API. */
  readonly url: string;
  /** Stops at once; requests that are being answered are given up. */
  close(): Promise<void>;
}

/**
 * Serves a guided agent.
 * @param report told of failures that are faults of StepQ's
 * @throws CallError `unavailable` when it cannot listen there
 */
export async function serveAgent(
  agent: GuidedAgent,
  { host, port, token }: ServerPlace,
  report: (error: unknown) => void,
): Promise<GuidedServer> {
  const { fetch } = createApp(agent, token, report);
  const server = createAdaptorServer({ fetch }) as Server;
  await new Promise<void>((listening, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      failed(new CallError('unavailable', unavailable(host, port, error)));
    });
    server.listen(port, host, listening);
  });
  const { address, family, port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}/v1`,
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          closed();
        });
        server.closeAllConnections();
      }),
  };
}

function unavailable(host: string, port: number, { code, message }: NodeJS.ErrnoException): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} of ${host} is taken by another program: choose another, or 0 for any.`;
  }
  return `It is not possible to listen on ${host}, port ${port}: ${message}.`;
}
