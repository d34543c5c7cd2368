import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { backoff, connect } from '@main/environments/http/connection';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

/** A connection to a server that answers as `listener` does. */
async function to(
  listener: RequestListener,
  { timeoutSeconds = 5, retries = 2 }: { timeoutSeconds?: number; retries?: number } = {},
) {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return connect({ url, timeoutSeconds, retries });
}

const request = { method: 'POST', path: '/step?id=1', body: { id: 1 } } as const;
const schema = z.object({ list: z.array(z.object({ number: z.number() })) });
const good = JSON.stringify({ list: [{ number: 1 }], beside: true });

describe('a request', () => {
  it('is answered with what the schema reads', async () => {
    const connection = await to((_, response) => response.end(good));
    expect(await connection.tell(request, schema)).toEqual({ list: [{ number: 1 }] });
  });

  it('refuses an answer that does not fit, with the path of the field', async () => {
    const connection = await to((_, response) => response.end('{"list":[{"number":"one"}]}'));
    await expect(connection.ask(request, schema)).rejects.toThrow(
      /in the answer to POST \/step, list\.0\.number must be a number/,
    );
    const text = await to((_, response) => response.end('<html>'));
    await expect(text.ask(request, schema)).rejects.toThrow(/something that is not JSON/);
  });

  it('cuts an answer of a hundred megabytes off', async () => {
    let sent = 0;
    const connection = await to((_, response) => {
      const megabyte = Buffer.alloc(2 ** 20, ' ');
      const send = (): void => {
        if (sent === 100 || response.destroyed) return;
        sent += 1;
        response.write(megabyte, send);
      };
      send();
    });
    await expect(connection.ask(request, schema)).rejects.toThrow(/answered more than 8 MB/);
    expect(sent).toBeLessThan(60);
  });

  it('gives the words of a server that refuses, and is not repeated then', async () => {
    let asked = 0;
    const connection = await to((_, response) => {
      asked += 1;
      response.end('{"error":"The id 7 is not valid."}');
    });
    await expect(connection.ask(request, schema)).rejects.toMatchObject({
      fault: 'refused',
      words: 'POST /step: The id 7 is not valid.',
    });
    expect(asked).toBe(1);
  });

  it('is repeated while a server is away, but only where that is safe', async () => {
    let asked = 0;
    const connection = await to((_, response) => {
      asked += 1;
      if (asked < 3) response.writeHead(503).end();
      else response.end(good);
    });
    expect(await connection.ask(request, schema)).toBeDefined();
    asked = 0;
    await expect(connection.tell(request, schema)).rejects.toMatchObject({ fault: 'unreachable' });
    expect(asked).toBe(1);
  });

  it('ends at its time limit', async () => {
    const connection = await to(() => {}, { timeoutSeconds: 0.1, retries: 0 });
    await expect(connection.ask(request, schema)).rejects.toMatchObject({
      fault: 'unreachable',
      words: 'POST /step: no answer within 0.1 s',
    });
  });

  it('ends with the reason of its signal, also between two tries', async () => {
    for (const listener of [() => {}, (_, response) => response.destroy()] as RequestListener[]) {
      const connection = await to(listener, { retries: 20 });
      const control = new AbortController();
      const asking = connection.ask(request, schema, control.signal);
      setTimeout(() => control.abort(new Error('enough')), 60);
      await expect(asking).rejects.toThrow('enough');
    }
  });

  it('says that nobody listens where nobody does', async () => {
    const connection = await to(() => {}, { retries: 0 });
    await new Promise((done) => servers.pop()!.close(done));
    await expect(connection.ask(request, schema)).rejects.toMatchObject({
      words: 'POST /step: nobody listens there',
    });
  });
});

it('the waits between tries double from a quarter of a second to ten', () => {
  expect([1, 2, 3, 6, 7, 20].map(backoff)).toEqual([250, 500, 1000, 8000, 10_000, 10_000]);
});
