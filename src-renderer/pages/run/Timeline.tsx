import { useElementSize } from '@mantine/hooks';
import { clockTick, clockTicks } from '@renderer/components/charts/ticks';
import { percent } from '@renderer/format/numbers';
import { duration } from '@renderer/format/times';
import { stageTitles } from '@renderer/format/words';
import type { StageSpan, TimelineModel } from '@renderer/pages/run/timeline-model';
import { stageNames, type StageName } from '@shared/experiment/progress';
import classes from './Timeline.module.css';

/** Px that a stage of unknown length takes, after the clock's part. */
const AHEAD_WIDTH = 132;
const TOP = 8;
const BAR = 24;
/** Estimated width of a letter of a label. */
const LETTER = 6.6;

/** The stages on a clock: done, under way with what is left of them, and those still ahead. */
export function Timeline({ model }: { readonly model: TimelineModel | null }) {
  const { ref, width } = useElementSize();
  return (
    <div className={classes.timeline}>
      <div ref={ref}>
        {model ? (
          width > 200 && <Drawing model={model} width={width} />
        ) : (
          <p className={classes.waiting}>The stages appear here once the first begins.</p>
        )}
      </div>
    </div>
  );
}

function Drawing({ model, width }: { readonly model: TimelineModel; readonly width: number }) {
  const clockWidth = width - model.ahead.length * AHEAD_WIDTH;
  const x = (at: number): number => ((at - model.from) / (model.to - model.from)) * clockWidth;
  const { ticks, step } = clockTicks(
    model.from,
    model.to,
    Math.max(2, Math.floor(clockWidth / 90)),
  );
  const live = model.spans.find(({ kind }) => kind === 'live');
  return (
    <svg width={width} height={56} role="img" aria-label={summaryOf(model)}>
      {ticks
        .filter((tick) => x(tick) > 18 && x(tick) < clockWidth - 18)
        .map((tick) => (
          <g key={tick}>
            <path d={`M${x(tick)} 0V38`} stroke="var(--line)" />
            <text x={x(tick)} y={52} textAnchor="middle">
              {clockTick(tick, step)}
            </text>
          </g>
        ))}
      {live && model.expected !== null && (
        <rect
          x={x(live.to)}
          y={TOP + 0.5}
          width={Math.max(0, x(model.expected) - x(live.to))}
          height={BAR - 1}
          fill="var(--accent-soft)"
          stroke="var(--accent-line)"
        />
      )}
      {model.spans.map((span) => (
        <Span
          key={span.stage}
          span={span}
          from={x(span.from)}
          to={Math.max(x(span.from) + 3, x(span.to))}
        />
      ))}
      {model.ahead.map((stage, at) => (
        <Ahead key={stage} stage={stage} from={clockWidth + at * AHEAD_WIDTH} />
      ))}
      {model.now !== null && (
        <path d={`M${x(model.now)} 2V38`} stroke="var(--ink)" strokeWidth={2} />
      )}
    </svg>
  );
}

const fills = {
  done: { fill: 'var(--ink-2)', ink: 'var(--surface)' },
  live: { fill: 'var(--accent)', ink: 'var(--accent-ink)' },
  stopped: { fill: 'var(--sunken)', ink: 'var(--ink-2)' },
} as const;

function Span({
  span,
  from,
  to,
}: {
  readonly span: StageSpan;
  readonly from: number;
  readonly to: number;
}) {
  const { fill, ink } = fills[span.kind];
  const label = labelFor(span, to - from - 12);
  return (
    <g>
      <title>{`${nameOf(span)}, ${duration((span.to - span.from) / 1000)}`}</title>
      <rect
        x={from + 0.5}
        y={TOP + 0.5}
        width={Math.max(2, to - from - 1)}
        height={BAR - 1}
        fill={fill}
        stroke={span.kind === 'stopped' ? 'var(--line-2)' : 'var(--surface)'}
      />
      {label !== '' && (
        <text x={from + 8} y={24.5} style={{ fill: ink, fontSize: 12, fontWeight: 500 }}>
          {label}
        </text>
      )}
    </g>
  );
}

function Ahead({ stage, from }: { readonly stage: StageName; readonly from: number }) {
  return (
    <g>
      <rect
        x={from + 4}
        y={TOP + 0.5}
        width={AHEAD_WIDTH - 8}
        height={BAR - 1}
        fill="none"
        stroke="var(--line-2)"
        strokeDasharray="3 3"
      />
      <text x={from + 12} y={24.5} style={{ fill: 'var(--ink-2)', fontSize: 12, fontWeight: 500 }}>
        {shortNames[stage]}
      </text>
    </g>
  );
}

const numberOf = (stage: StageName): number => stageNames.indexOf(stage) + 1;

const shortNames: Readonly<Record<StageName, string>> = {
  collect: '1 Collect trees',
  pairs: '2 Build pairs',
  train: '3 Train model',
  evaluate: '4 Evaluate agents',
};

function nameOf(span: StageSpan): string {
  const share = span.share === null ? '' : `, ${percent(span.share)}`;
  return `${numberOf(span.stage)} ${stageTitles[span.stage]}${share}`;
}

/** The longest of the stage's names that fits. */
function labelFor(span: StageSpan, room: number): string {
  const names = [nameOf(span), shortNames[span.stage], String(numberOf(span.stage)), ''];
  return names.find((name) => name.length * LETTER <= room) ?? '';
}

function summaryOf(model: TimelineModel): string {
  const spans = model.spans.map((span) => {
    const time = duration((span.to - span.from) / 1000);
    return span.kind === 'done'
      ? `${stageTitles[span.stage]} took ${time}`
      : `${nameOf(span)} after ${time}`;
  });
  const ahead = model.ahead.map((stage) => stageTitles[stage]).join(', ');
  return `${spans.join('; ')}${ahead === '' ? '' : `; still ahead: ${ahead}`}.`;
}
