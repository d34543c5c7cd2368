type Headers = Readonly<Record<string, string>>;

/** Headers as a person writes them, `Name: value`, one a line. */
export function linesOfHeaders(headers: unknown): string {
  if (typeof headers !== 'object' || headers === null) return '';
  return Object.entries(headers as Headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

/** The headers that lines stand for; of two with one name the last counts. */
export function headersOfLines(text: string): Headers {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const [, name = '', value = ''] = /^([^:]*):?(.*)$/.exec(line) ?? [];
      return [name.trim(), value.trim()];
    }),
  );
}
