import { spawn } from 'node:child_process';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { curlOf } from '@main/policies/language-model/prompt/curl';

interface Heard {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server on this computer that remembers what it was sent. */
async function listener(): Promise<{ readonly url: string; readonly heard: Heard[] }> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      heard.push({ path: request.url ?? '', headers: request.headers, body });
      response.end('heard');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
}

/** Runs a command as one that is pasted into a shell. */
function shell(command: string, variables: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn('sh', [], { env: { ...process.env, ...variables } });
    child.stdin.end(command);
    let output = '';
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    child.on('error', failed);
    child.on('close', () => done(output));
  });
}

/** What shells, JSON and here-documents could trip over. */
const awkward = [
  `it's "quoted" \\ and \`run\` $(run) $HOME !! %s %d \n\t\r`,
  'JSON\nEOF\n\nJSON',
  '@file & < > | ; # ~ * ? [x] {y}',
  '靴 👟 é \u2028 \u0000 \ud800',
  '-n',
];

describe('a request as a curl command', () => {
  it('says to the server, through a real shell, exactly what it stands for', async () => {
    const { url, heard } = await listener();
    const body = { model: "m'x", messages: awkward.map((content) => ({ role: 'user', content })) };
    const command = curlOf({
      url: `${url}/v1/chat/completions?a='b'&c=$d`,
      keyVariable: 'MY_KEY',
      headers: { 'X-Title': `Bob's "lab" $HOME`, 'X-Api-Key': 'very-secret' },
      body,
    });
    const variables = { MY_KEY: "k'e $y", X_API_KEY: 'other' };
    expect(await shell(command, variables)).toBe('heard');
    expect(heard).toHaveLength(1);
    expect(heard[0]?.path).toBe(`/v1/chat/completions?a='b'&c=$d`);
    expect(heard[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      authorization: "Bearer k'e $y",
      'x-title': `Bob's "lab" $HOME`,
      'x-api-key': 'other',
    });
    expect(JSON.parse(heard[0]?.body ?? '')).toEqual(body);
  });

  it('passes on a body longer than an argument may be', async () => {
    const { url, heard } = await listener();
    const body = { text: "it's long ".repeat(100_000) };
    await shell(curlOf({ url, keyVariable: null, headers: {}, body }), {});
    expect(JSON.parse(heard[0]?.body ?? '')).toEqual(body);
    expect(heard[0]?.headers.authorization).toBeUndefined();
  });

  it('holds no key, whatever the name of its header', () => {
    const name = fc.constantFrom('Authorization', 'api-key', 'X-Auth-Token', 'Cookie', 'x-secret');
    fc.assert(
      fc.property(name, fc.stringMatching(/^[a-z0-9]{12,40}$/), (header, secret) => {
        const headers = { [header]: secret };
        const command = curlOf({ url: 'http://a', keyVariable: 'KEY', headers, body: {} });
        expect(command).not.toContain(secret);
      }),
    );
  });

  it('lets neither a name become a command nor an address hold a password', () => {
    const command = curlOf({
      url: 'http://u:p@a',
      keyVariable: 'A"; rm x; "',
      headers: {},
      body: {},
    });
    expect(command).toContain(`'Authorization: Bearer '"$A___RM_X___"`);
    expect(command).toContain(`'http://a'`);
  });
});
