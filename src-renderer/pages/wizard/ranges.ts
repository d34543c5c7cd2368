import { z } from 'zod';
import { score } from '@renderer/format/numbers';
import { experimentConfigSchema } from '@shared/experiment/config';

/** What the schema allows in one field. The schema is the only place where ranges stand. */
export interface FieldRange {
  readonly min: number | null;
  readonly max: number | null;
  /** `min` itself is not allowed. */
  readonly open: boolean;
  readonly whole: boolean;
  readonly maxLength: number | null;
}

interface JsonNode {
  readonly properties?: Readonly<Record<string, JsonNode>>;
  readonly oneOf?: readonly JsonNode[];
  readonly allOf?: readonly JsonNode[];
  readonly anyOf?: readonly JsonNode[];
  readonly items?: JsonNode;
  readonly type?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly maxLength?: number;
  readonly enum?: readonly string[];
}

const root = z.toJSONSchema(experimentConfigSchema, { io: 'input' }) as JsonNode;

/** The range of the field at a dotted path, e.g. `search.iterations`. */
export function rangeOf(path: string): FieldRange {
  const node = nodeAt(path);
  return {
    min: node?.minimum ?? node?.exclusiveMinimum ?? null,
    max: node?.maximum ?? null,
    open: node?.minimum === undefined && node?.exclusiveMinimum !== undefined,
    whole: node?.type === 'integer',
    maxLength: node?.maxLength ?? null,
  };
}

/** The words that a field may hold; empty for one that is no choice. */
export function choicesOf(path: string): readonly string[] {
  return nodeAt(path)?.enum ?? [];
}

/** The range in words: `1 to 64`, `over 0, up to 10`; empty where there is none. */
export function rangeWords({ min, max, open }: FieldRange): string {
  if (min === null || max === null) return '';
  return open ? `over ${plain(min)}, up to ${plain(max)}` : `${plain(min)} to ${plain(max)}`;
}

/** A bound as a person writes it: no more decimals than it has. */
export function plain(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en-US');
  return score(value, Math.min(6, String(value).split('.')[1]?.length ?? 0));
}

function nodeAt(path: string): JsonNode | undefined {
  const node = path
    .split('.')
    .reduce<JsonNode | undefined>((at, name) => at && step(at, name), root);
  // What may be left out is there as one of two.
  return node?.anyOf?.find(({ type }) => type !== 'null') ?? node;
}

function step(node: JsonNode, name: string): JsonNode | undefined {
  const here = /^\d+$/.test(name) ? node.items : node.properties?.[name];
  if (here) return here;
  const inside = [...(node.oneOf ?? []), ...(node.anyOf ?? []), ...(node.allOf ?? [])];
  return inside.map((each) => step(each, name)).find((found) => found !== undefined);
}
