import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { experimentConfigSchema } from '@shared/experiment/config';
import { configJsonSchema, withoutSchemaLink } from '@shared/experiment/json-schema';

interface Schema {
  readonly type?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

const published = readFileSync(
  join(import.meta.dirname, '../../../docs/config.schema.json'),
  'utf8',
);

describe('the published JSON Schema of a config', () => {
  it('is what `npm run stepq -- schema > docs/config.schema.json` writes now', () => {
    expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(configJsonSchema())));
  });

  it('names every field of a config, with the default that reading fills in', () => {
    const compare = (schema: Schema, value: unknown): void => {
      if (schema.properties) {
        const fields = value as Record<string, unknown>;
        for (const [name, field] of Object.entries(fields)) {
          expect(Object.keys(schema.properties)).toContain(name);
          compare(schema.properties[name]!, field);
        }
        expect(schema.additionalProperties).toBe(false);
      } else if (!schema.anyOf && !schema.oneOf) expect(schema.default).toEqual(value);
    };
    compare(configJsonSchema(), experimentConfigSchema.parse({}));
  });

  it('requires nothing', () => {
    const walk = (schema: Schema): void => {
      expect(schema.required ?? []).toEqual([]);
      Object.values(schema.properties ?? {}).forEach(walk);
    };
    const { properties, required } = configJsonSchema() as Schema;
    expect(required).toBeUndefined();
    walk(properties!.search!);
    walk(properties!.model!);
  });

  it('may be named in a config, which is read all the same', () => {
    const config = { $schema: './config.schema.json', seed: 7 };
    expect(experimentConfigSchema.parse(withoutSchemaLink(config)).seed).toBe(7);
    expect(withoutSchemaLink([1])).toEqual([1]);
    expect(withoutSchemaLink(null)).toBe(null);
  });
});
