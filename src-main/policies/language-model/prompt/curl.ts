/** A request of an endpoint, as far as it may be shown: its key is named, not held. */
export interface ShownRequest {
  readonly url: string;
  /** Environment variable that the key is to be taken from; `null` where none is sent. */
  readonly keyVariable: string | null;
  /** Further headers, by name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Headers whose values are not shown. */
const SECRET = /auth|key|token|secret|cookie|password/i;

/**
 * A request as a command for `sh` that makes it with curl. Key and secret headers are taken from
 * environment variables, so that the text can be passed on.
 */
export function curlOf({ url, keyVariable, headers, body }: ShownRequest): string {
  const shown = Object.entries(headers).map(([name, value]) =>
    SECRET.test(name) ? fromVariable(name, '', variableOf(name)) : quoted(`${name}: ${value}`),
  );
  const key = keyVariable === null ? [] : [fromVariable('Authorization', 'Bearer ', keyVariable)];
  const lines = [
    `curl ${quoted(url.replace(/^(https?:\/\/)[^/@]*@/, '$1'))}`,
    ...[quoted('Content-Type: application/json'), ...key, ...shown].map((each) => `-H ${each}`),
    // A body as an argument could be longer than a system takes.
    `--data-binary @- <<'JSON'`,
  ];
  return `${lines.join(' \\\n  ')}\n${JSON.stringify(body, null, 2)}\nJSON\n`;
}

/** Text that a shell takes as it is. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function fromVariable(header: string, before: string, variable: string): string {
  const name = /^[A-Za-z_][A-Za-z0-9_]*$/.test(variable) ? variable : variableOf(variable);
  return `${quoted(`${header}: ${before}`)}"$${name}"`;
}

/** `X-Api-Key` as the name of an environment variable: `X_API_KEY`. */
function variableOf(name: string): string {
  const letters = name.toUpperCase().replace(/[^A-Z0-9_]/g, '_');
  return /^[0-9]/.test(letters) || letters === '' ? `_${letters}` : letters;
}
