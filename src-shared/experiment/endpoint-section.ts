import { z } from 'zod';
import { promptSchema } from '@shared/experiment/prompt-section';

/** Names of headers that carry keys: a config is stored and exported, a key must never be. */
const SECRET_HEADER = /authorization|cookie|key|token|secret|password|credential/i;

const keySchema = z.strictObject({
  /**
   * Where the key is: in an environment variable, in the system's secret store, in the memory of
   * the running program, or nowhere, for endpoints that want none.
   */
  from: z.enum(['environment', 'safe-storage', 'session', 'none']).default('environment'),
  /** Of the variable, or under which the key was given. */
  name: z
    .string()
    .trim()
    .regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,99}$/)
    .default('OPENAI_API_KEY'),
});

/** Prices per million tokens, in one currency of the user's; null is unknown. */
const priceSchema = z.strictObject({
  model: z.string().trim().min(1).max(200),
  prompt: z.number().min(0).max(1e6),
  /** Of prompt tokens that the endpoint had kept; null where they cost as much as others. */
  cached: z.number().min(0).max(1e6).nullable().default(null),
  completion: z.number().min(0).max(1e6),
});
export type Price = z.output<typeof priceSchema>;

const limit = (most: number) => z.int().min(1).max(most).nullable().default(null);

/** One server that speaks the chat-completions protocol of OpenAI. */
export const endpointSchema = z.strictObject({
  /** What comes before `/chat/completions`; or `file:///…` of a GGUF model that StepQ runs itself. */
  baseUrl: z
    .url({ protocol: /^(https?|file)$/ })
    .max(500)
    .refine((url) => isBare(url), 'must hold no user name, password, query or fragment')
    .refine(
      (url) => !/^file:/i.test(url) || /^file:\/\/\/./i.test(url),
      'must name a file of this computer by its full path: file:///…',
    )
    .default('http://127.0.0.1:8000/v1'),
  model: z.string().trim().min(1).max(200).default('gpt-4o-mini'),
  /** Share of the calls that it gets, relative to the other endpoints. */
  weight: z.number().positive().max(1000).default(1),
  key: keySchema.prefault({}),
  organisation: z.string().trim().max(200).default(''),
  /** Sent along; none that carries a key. */
  headers: z
    .record(z.string().regex(/^[A-Za-z0-9-]{1,100}$/), z.string().max(1000))
    .refine(
      (headers) => !Object.keys(headers).some((name) => SECRET_HEADER.test(name)),
      'may not carry keys: name the key under key',
    )
    .default({}),
  /** Per minute; null where there is no limit. */
  requestsPerMinute: limit(1_000_000),
  tokensPerMinute: limit(1_000_000_000),
  /** Calls at the same time. */
  concurrency: z.int().min(1).max(1024).default(8),
});
export type EndpointSection = z.output<typeof endpointSchema>;

/** Whether an endpoint is a model file on this computer rather than a server. */
export function isLocalModel({ baseUrl }: Pick<EndpointSection, 'baseUrl'>): boolean {
  return /^file:/i.test(baseUrl);
}

export const budgetSchema = z.strictObject({
  /** HTTP requests, failed ones too. */
  calls: limit(1_000_000_000),
  /** Tokens of prompts and replies. */
  tokens: limit(1_000_000_000_000),
  /** In the currency of the prices. */
  money: z.number().positive().max(1e9).nullable().default(null),
  /** Seconds in which at least one call was under way. */
  seconds: z.number().positive().max(1e9).nullable().default(null),
});
export type Budget = z.output<typeof budgetSchema>;

/** A language model behind one or several endpoints that serve the same model. */
export const endpointPolicySchema = z
  .strictObject({
    kind: z.literal('endpoint'),
    endpoints: z.array(endpointSchema).min(1).max(32).prefault([{}]),
    temperature: z.number().min(0).max(3).default(1),
    topP: z.number().gt(0).max(1).default(1),
    /** Of one reply. */
    maxTokens: z.int().min(1).max(100_000).default(200),
    /** Where a reply ends at the latest. */
    stop: z.array(z.string().min(1).max(100)).max(4).default(['Observation']),
    /** What the model is told before its task; null is the prompt that ships with StepQ. */
    prompt: promptSchema.nullable().default(null),
    /** Sent with each call, derived for each draw; null sends none. */
    seed: z
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .nullable()
      .default(null),
    /** What may be spent on the experiment; null is no limit. When reached, it pauses. */
    budget: budgetSchema.prefault({}),
    prices: z.array(priceSchema).max(100).default([]),
    /** How long one call may take. */
    timeoutSeconds: z.number().min(0.1).max(3600).default(120),
    /** How often a call that failed for a passing reason is repeated. */
    retries: z.int().min(0).max(100).default(8),
  })
  .superRefine(({ budget, endpoints, prices }, context) => {
    if (budget.money === null) return;
    const priced = new Set(prices.map(({ model }) => model));
    const unknown = endpoints.find(({ model }) => !priced.has(model));
    if (!unknown) return;
    context.addIssue({
      code: 'custom',
      path: ['budget', 'money'],
      message: `needs the price of ${unknown.model} under prices: what is unknown cannot be limited`,
    });
  });
export type EndpointPolicySection = z.output<typeof endpointPolicySchema>;

function isBare(url: string): boolean {
  return !/[?#]|^https?:\/\/[^/]*@/i.test(url);
}
