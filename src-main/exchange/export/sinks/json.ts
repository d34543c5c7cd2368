import type { SinkMaker } from '@main/exchange/export/sinks/sink';
import type { OpenFile, Target } from '@main/exchange/export/target';

/** One JSON value a line. */
export const jsonLines: SinkMaker<object> = (target) => {
  const file = lazily(() => target.open(''));
  return {
    add: async (row) => (await file()).write(`${JSON.stringify(row)}\n`),
    finish: async () => (await file()).finish(),
  };
};

/** One JSON array, a row a line; `name` where it is one file of several. */
export function jsonArray(name = ''): SinkMaker<object> {
  return (target) => {
    const file = lazily(() => target.open(name));
    let between = '[\n';
    return {
      add: async (row) => {
        await (await file()).write(between + JSON.stringify(row));
        between = ',\n';
      },
      finish: async () => {
        const open = await file();
        await open.write(between === '[\n' ? '[]\n' : '\n]\n');
        await open.finish();
      },
    };
  };
}

/** One file for each row. @param nameOf its name, without `.json` */
export function jsonFiles<Row extends object>(nameOf: (row: Row) => string): SinkMaker<Row> {
  return (target) => {
    const taken = new Set<string>();
    return {
      add: async (row) => {
        const file = await target.open(`${freeName(nameOf(row), taken)}.json`);
        await file.write(`${JSON.stringify(row)}\n`);
        await file.finish();
      },
      finish: () => Promise.resolve(),
    };
  };
}

/** A name that any file system takes and that is not taken, not even in another case. */
function freeName(wanted: string, taken: Set<string>): string {
  const plain = wanted
    .replace(/[^\p{L}\p{N}_.-]+/gu, '-')
    .replace(/^\.+/, '')
    .slice(0, 100);
  const stem = plain === '' ? 'tree' : plain;
  let name = stem;
  for (let i = 2; taken.has(name.toLowerCase()); i += 1) name = `${stem}-${i}`;
  taken.add(name.toLowerCase());
  return name;
}

/** Opens a file when it is first wanted, once. */
export function lazily(open: () => ReturnType<Target['open']>): () => Promise<OpenFile> {
  let opened: Promise<OpenFile> | null = null;
  return () => (opened ??= open());
}
