import { jsonFault } from '@main/exchange/import/json/json-fault';
import type { RawRecord } from '@main/exchange/import/json/records';

/** A JSON value, or the line and the fault that keep it from being one. */
export type ReadRecord =
  | { readonly line: number; readonly value: unknown }
  | { readonly line: number; readonly fault: string };

/** Brackets that may be open at once: three for each step of a tree, and some. */
const MAX_DEPTH = 1000;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads the bytes of a record as strict JSON. Never throws. */
export function readRecord(record: RawRecord): ReadRecord {
  if ('fault' in record) return record;
  const { line, bytes } = record;
  let text: string;
  try {
    text = strict.decode(bytes);
  } catch {
    return { line, fault: 'is not in UTF-8' };
  }
  const fault = jsonFault(text, MAX_DEPTH);
  if (fault === null) return { line, value: JSON.parse(text) };
  return { line: line + linesBefore(text, fault.offset), fault: fault.message };
}

/** Line breaks before `offset`, without those before the first character of the record. */
function linesBefore(text: string, offset: number): number {
  let count = 0;
  const ink = text.search(/[^ \t\r\n]/);
  for (let at = text.indexOf('\n', Math.max(0, ink)); at >= 0 && at < offset; count += 1) {
    at = text.indexOf('\n', at + 1);
  }
  return count;
}
