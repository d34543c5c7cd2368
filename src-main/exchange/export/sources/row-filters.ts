import { createDigestSet } from '@main/exchange/export/digest-set';
import type { RowLength } from '@main/exchange/export/lengths';
import { isConversation, type Turn } from '@main/exchange/export/messages';
import {
  evaluationTasks,
  LEAK_FILTER,
  OTHERS_LEAK_FILTER,
} from '@main/exchange/export/sources/evaluation-tasks';
import type { FilterCounts } from '@main/exchange/export/sources/filter-counts';
import type { SourceGround } from '@main/exchange/export/sources/source';

/** A row of text that a trainer will read. */
interface TextRow {
  readonly taskId: string;
  readonly instruction: string;
  readonly turns: readonly Turn[];
  /** What follows the turns, e.g. the two actions of a pair. */
  readonly completions: readonly string[];
  readonly length: RowLength;
}

/**
 * Gives the filters that look at texts, in order: tasks of the evaluation, what is not a conversation,
 * what is too long, what has been there before.
 */
export function textFilters(ground: SourceGround, counts: FilterCounts): (row: TextRow) => boolean {
  const { maxTokens, duplicates, evaluationTasks: leaks } = ground.filter;
  const compared = evaluationTasks(ground);
  const seen = createDigestSet();
  return (row) =>
    (leaks === 'keep' || counts.note(LEAK_FILTER, !compared.own(row))) &&
    (leaks !== 'drop' || counts.note(OTHERS_LEAK_FILTER, !compared.others(row))) &&
    counts.note(
      'not a conversation',
      isConversation(row.turns) && row.completions.every((text) => text.trim() !== ''),
    ) &&
    (maxTokens === undefined || counts.note('too long', row.length.whole <= maxTokens)) &&
    (duplicates === 'keep' || counts.note('duplicate', seen.add(textsOf(row))));
}

function* textsOf({ turns, completions }: TextRow): Generator<string> {
  for (const { text } of turns) yield text;
  yield* completions;
}
