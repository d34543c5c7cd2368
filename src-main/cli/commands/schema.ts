import { configJsonSchema } from '@shared/experiment/json-schema';

/** `stepq schema` */
export function schema(): void {
  console.log(JSON.stringify(configJsonSchema(), null, 2));
}
