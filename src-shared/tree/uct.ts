import type { ExperimentConfig } from '@shared/experiment/config';

/** What selection looks at in a child. */
export interface SelectableNode {
  /** N: returns backed up through the node. */
  readonly visits: number;
  /** W: their sum. */
  readonly valueSum: number;
  /** P in (0, 1]: share of the samples at the parent that gave this action. */
  readonly prior: number;
  /** False when the environment refused the action. */
  readonly valid: boolean;
}

/** Which formula ranks the children, with its constant. */
export interface SelectionRule {
  readonly selection: ExperimentConfig['search']['selection'];
  /** c ≥ 0. */
  readonly exploration: number;
  readonly compat: ExperimentConfig['compat'];
}

/**
 * c·√(ln N_parent / N), the second term of UCT (Kocsis & Szepesvári 2006); with c = √2 this is
 * √(2·ln N_parent / N), the paper's √(η·ln N_parent / N) with η = 2 (arXiv 2409.09345, §3.2).
 * Infinite for a child that was never visited.
 */
export function uctBonus(visits: number, parentVisits: number, exploration: number): number {
  if (visits === 0) return Infinity;
  return exploration * Math.sqrt(Math.log(Math.max(1, parentVisits)) / visits);
}

/** c·P·√N_parent / (1 + N), the second term of PUCT (Silver et al. 2017, AlphaGo Zero, p. 8). */
export function puctBonus(
  node: Pick<SelectableNode, 'visits' | 'prior'>,
  parentVisits: number,
  exploration: number,
): number {
  return (exploration * node.prior * Math.sqrt(parentVisits)) / (1 + node.visits);
}

/**
 * How much selection wants a child: exploitation plus exploration; the largest wins, the first
 * among equals.
 *
 * - `uct`: V + c·√(ln N_parent / N), infinite before the first visit.
 * - `puct`: V + c·P·√N_parent / (1 + N), with V = 0 before the first visit as in AlphaGo Zero.
 * - compat `reference`: V is divided by N a second time, and a child that was never visited counts
 *   −1 when its action was refused. Both as the published code does (docs/decisions/0004).
 */
export function selectionScore(
  node: SelectableNode,
  parentVisits: number,
  rule: SelectionRule,
): number {
  const { visits, valueSum } = node;
  const reference = rule.compat === 'reference';
  if (reference && visits === 0 && !node.valid) return -1;
  const mean = visits === 0 ? 0 : valueSum / visits;
  const exploitation = reference && visits > 0 ? mean / visits : mean;
  return (
    exploitation +
    (rule.selection === 'puct'
      ? puctBonus(node, parentVisits, rule.exploration)
      : uctBonus(visits, parentVisits, rule.exploration))
  );
}
