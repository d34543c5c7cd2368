import type { Database } from 'better-sqlite3';
import type { Ledger, LedgerReply, ReplyEnd, Used } from '@shared/policy/ledger';
import { writer } from '@main/store/transaction';

export interface LedgerRepository {
  /**
   * The ledger as one experiment writes it, or what belongs to none (`null`); it reads what all have
   * paid for.
   */
  of(experimentId: string | null): Ledger;
  /** The calls that the replies to a request came from, each once. */
  callsBehind(requestHash: string): readonly CallBehind[];
}

/** A call that gave replies, by what it took. */
export interface CallBehind {
  readonly id: number;
  readonly milliseconds: number;
  /** `null` where the endpoint did not tell. */
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
}

interface ReplyRow {
  readonly sample: number;
  readonly reply: string;
  readonly reply_end: ReplyEnd;
  readonly prompt_tokens: number | null;
  readonly completion_tokens: number | null;
}

export function ledgerRepository(db: Database): LedgerRepository {
  const write = writer(db);
  const find = db.prepare<[Buffer], ReplyRow>(`
    SELECT sample, reply, reply_end, prompt_tokens, completion_tokens
    FROM endpoint_reply WHERE request_hash = ? ORDER BY sample
  `);
  const behind = db.prepare<[Buffer], CallBehind>(`
    SELECT DISTINCT call.id, call.milliseconds, call.prompt_tokens AS promptTokens,
      call.completion_tokens AS completionTokens
    FROM endpoint_reply JOIN endpoint_call AS call ON call.id = call_id
    WHERE request_hash = ? ORDER BY call.id
  `);
  const insertCall = db
    .prepare<unknown[], number>(
      `
      INSERT INTO endpoint_call
        (experiment_id, at, purpose, endpoint, model, outcome, attempt, asked, milliseconds,
         prompt_tokens, cached_tokens, completion_tokens, cost, charged_tokens, charged_cost,
         busy_seconds)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
    `,
    )
    .pluck();
  const insertReply = db.prepare(
    'INSERT OR IGNORE INTO endpoint_reply VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    callsBehind: (requestHash) => behind.all(bytesOf(requestHash)),
    of: (experimentId) => {
      let used: Used = usedBy(db, experimentId);
      return {
        find: (requestHash) => find.all(bytesOf(requestHash)).map(replyOf),
        used: () => used,
        record: (call, requestHash, replies) => {
          write(() => {
            const id = insertCall.get(
              experimentId,
              Date.now(),
              call.purpose,
              call.endpoint,
              call.model,
              call.outcome,
              call.attempt,
              call.asked,
              call.milliseconds,
              call.promptTokens,
              call.cachedTokens,
              call.completionTokens,
              call.cost,
              call.chargedTokens,
              call.chargedCost,
              call.busySeconds,
            );
            const hash = bytesOf(requestHash);
            for (const { sample, text, end, promptTokens, completionTokens } of replies) {
              insertReply.run(hash, sample, id, text, end, promptTokens, completionTokens);
            }
          });
          used = {
            calls: used.calls + 1,
            tokens: used.tokens + call.chargedTokens,
            money: used.money + call.chargedCost,
            seconds: used.seconds + call.busySeconds,
          };
        },
      };
    },
  };
}

function usedBy(db: Database, experimentId: string | null): Used {
  // What belongs to no experiment is on nobody's account: `NULL` equals nothing.
  const sums = db
    .prepare<[string | null], Used>(
      `
      SELECT count(*) AS calls, coalesce(sum(charged_tokens), 0) AS tokens,
        coalesce(sum(charged_cost), 0.0) AS money, coalesce(sum(busy_seconds), 0.0) AS seconds
      FROM endpoint_call WHERE experiment_id = ?
    `,
    )
    .get(experimentId);
  return sums ?? { calls: 0, tokens: 0, money: 0, seconds: 0 };
}

/** Half of the digits of a SHA-256: enough to tell requests apart. */
function bytesOf(requestHash: string): Buffer {
  return Buffer.from(requestHash.slice(0, 32), 'hex');
}

function replyOf(row: ReplyRow): LedgerReply {
  return {
    sample: row.sample,
    text: row.reply,
    end: row.reply_end,
    promptTokens: row.prompt_tokens,
    completionTokens: row.completion_tokens,
  };
}
