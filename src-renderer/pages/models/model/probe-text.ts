import { formatStep, INVALID_ACTION_TYPE, parseAction } from '@shared/agent/action';
import type { ScoredAction } from '@shared/qmodel/scoring';

/** A step as a person writes it, read back; `null` when no action can be read. */
export function readStep(text: string): ScoredAction | null {
  const trimmed = text.trim();
  const { thought, type, argument } = parseAction(
    /action\s*\d*\s*:/i.test(trimmed) ? trimmed : `Action: ${trimmed}`,
  );
  return type === INVALID_ACTION_TYPE ? null : { thought, type, argument };
}

/** A step as text that `readStep` reads back. */
export function writeStep(action: ScoredAction): string {
  return formatStep(action);
}
