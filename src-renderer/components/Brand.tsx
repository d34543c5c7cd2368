/** The program's sign: a decision with two ways on, one of them good. */
export function Brand({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" role="img" aria-label="StepQ">
      <g fill="none" stroke="var(--ink)" strokeWidth={1.75}>
        <path d="M6 14c6 0 5-7 11-7M6 14c6 0 5 7 11 7" />
        <circle cx="19.5" cy="7" r="3" />
      </g>
      <circle cx="6" cy="14" r="3" fill="var(--ink)" />
      <path d="M20 17l4 4-4 4-4-4z" fill="var(--accent)" />
    </svg>
  );
}
