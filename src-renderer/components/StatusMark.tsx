import { statusNames } from '@renderer/format/words';
import type { ExperimentStatus } from '@shared/experiment/progress';

const shapes: Readonly<Record<ExperimentStatus, { readonly d: string; readonly ink: string }>> = {
  queued: { d: 'M6 1.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9', ink: 'var(--ink-3)' },
  running: { d: 'M6 1.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9', ink: 'var(--accent)' },
  paused: { d: 'M4 2v8M8 2v8', ink: 'var(--ink-2)' },
  done: { d: 'M2 6.5l2.5 2.5L10 3.5', ink: 'var(--ink-2)' },
  failed: { d: 'M2.5 2.5l7 7M9.5 2.5l-7 7', ink: 'var(--bad)' },
  cancelled: { d: 'M3 3h6v6H3z', ink: 'var(--ink-3)' },
  interrupted: { d: 'M6 1.5v5M6 9.5v.5', ink: 'var(--warn)' },
};

/** The state of an experiment as a mark; each has its own shape. */
export function StatusMark({ status }: { readonly status: ExperimentStatus }) {
  const { d, ink } = shapes[status];
  return (
    <svg
      width={12}
      height={12}
      role="img"
      aria-label={statusNames[status]}
      style={{ flex: 'none' }}
    >
      <path
        d={d}
        fill="none"
        stroke={ink}
        strokeWidth={1.6}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      {status === 'running' && <circle cx={6} cy={6} r={2} fill={ink} />}
    </svg>
  );
}
