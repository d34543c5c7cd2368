import { readFileSync } from 'node:fs';
import { z } from 'zod';

const rowSchema = z.object({
  name: z.string(),
  full_description: z.string(),
  small_description: z.array(z.string()),
});

/** Title, description and bullets of WebShop's products, one text each, in the file's order. */
export function productTexts(): string[] {
  return readFileSync('resources/webshop/products.jsonl', 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const row = rowSchema.parse(JSON.parse(line));
      return [row.name, row.full_description, ...row.small_description].join('\n');
    });
}
