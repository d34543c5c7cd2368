import {
  endpointPolicySchema,
  type EndpointPolicySection,
  type EndpointSection,
} from '@shared/experiment/endpoint-section';

/** The language model to draw candidates from, as a person writes it. */
export interface UpstreamForm {
  readonly baseUrl: string;
  readonly model: string;
  readonly key: EndpointSection['key'];
}

export const emptyUpstream: UpstreamForm = {
  baseUrl: 'http://127.0.0.1:8000/v1',
  model: '',
  key: { from: 'none', name: 'OPENAI_API_KEY' },
};

/** The form as the section of a config, or what it needs first, as a sentence. */
export function readUpstream({
  baseUrl,
  model,
  key,
}: UpstreamForm): EndpointPolicySection | string {
  if (model.trim() === '') return 'Enter the model as its server names it.';
  const parsed = endpointPolicySchema.safeParse({
    kind: 'endpoint',
    endpoints: [{ baseUrl: baseUrl.trim(), model, key }],
  });
  if (parsed.success) return parsed.data;
  const at = parsed.error.issues[0]?.path.map(String) ?? [];
  return at.includes('key')
    ? 'Name the key: a letter, then letters, digits, “_”, “.” and “-”.'
    : 'Enter an address that begins with http:// or https://, without user name, ? and #.';
}

/** A whole number of a field, or what to change; empty is `null`. */
export function readWhole(text: string, least: number, most: number): number | null | string {
  if (text.trim() === '') return null;
  const value = Number(text);
  return Number.isInteger(value) && value >= least && value <= most
    ? value
    : `Use ${least} to ${most}.`;
}
