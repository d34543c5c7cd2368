/** What an endpoint may or may not support, as its probe found it. */
export const probedFeatures = ['models', 'n', 'stop', 'seed', 'logprobs', 'usage'] as const;
export type ProbedFeature = (typeof probedFeatures)[number];

/** One finding: whether it is supported, and in a few words how that showed. */
export interface ProbeFinding {
  readonly feature: ProbedFeature;
  readonly state: 'yes' | 'no' | 'unknown';
  readonly words: string;
}

/** What real calls showed about an endpoint. */
export interface ProbeReport {
  /** Address and model. */
  readonly endpoint: string;
  readonly model: string;
  /** Of the first call. */
  readonly milliseconds: number;
  /** What the model answered to the first call, shortened. */
  readonly reply: string;
  readonly findings: readonly ProbeFinding[];
}
