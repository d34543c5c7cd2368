/** Why a call to an endpoint gave no reply that can be used. */
export const faultKinds = [
  'rate-limit',
  'server',
  'timeout',
  'connection',
  'malformed',
  'empty',
  'content-filter',
  'context-length',
  'key',
  'model',
  'quota',
  'refused',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** How a reply ended; the last two stand for a sample that the endpoint refused for good. */
export type ReplyEnd = 'stop' | 'length' | 'other' | 'content-filter' | 'context-length';

/** One HTTP request to an endpoint: what it came to and what it cost. */
export interface LedgerCall {
  /** `probe` where it only found out what the endpoint supports. */
  readonly purpose: 'sample' | 'probe';
  /** Address and model it was sent to. */
  readonly endpoint: string;
  readonly model: string;
  readonly outcome: 'answered' | FaultKind;
  /** Which attempt at the same samples it was, from 1. */
  readonly attempt: number;
  /** How many samples it asked for. */
  readonly asked: number;
  readonly milliseconds: number;
  /** `null` where the endpoint did not tell. */
  readonly promptTokens: number | null;
  readonly cachedTokens: number | null;
  readonly completionTokens: number | null;
  /** In the currency of the prices; `null` where price or tokens are unknown. */
  readonly cost: number | null;
  /** What counts against the budget where the endpoint told no tokens: the most it can have been. */
  readonly chargedTokens: number;
  readonly chargedCost: number;
  /** Seconds by which the time with calls under way grew since the call before was recorded. */
  readonly busySeconds: number;
}

/** A reply as it is kept. */
export interface LedgerReply {
  /** From 0, within its request. */
  readonly sample: number;
  readonly text: string;
  readonly end: ReplyEnd;
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
}

/** What an experiment has used so far, over all its runs. */
export interface Used {
  readonly calls: number;
  readonly tokens: number;
  readonly money: number;
  readonly seconds: number;
}

/** Where every reply is put down before it is used. */
export interface Ledger {
  /** The replies to a request that are there, by whichever experiment. */
  find(requestHash: string): readonly LedgerReply[];
  /** Puts down a call and its replies in one step; a reply that is there already stays. */
  record(call: LedgerCall, requestHash: string, replies: readonly LedgerReply[]): void;
  used(): Used;
}
