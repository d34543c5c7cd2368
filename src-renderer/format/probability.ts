/** A p-value as the workbench writes it: `< 0.001`, `0.017`, `0.69`. */
export function pValue(p: number): string {
  if (!Number.isFinite(p)) return 'unknown';
  if (p < 0.001) return '< 0.001';
  return p < 0.1 ? p.toFixed(3) : p.toFixed(2);
}
