import { tickDecimals } from '@renderer/components/charts/round-axis';
import { interval, score, signed } from '@renderer/format/numbers';
import { agentName } from '@renderer/format/words';
import type { Interval } from '@shared/evaluation/episode';
import type { AgentKind } from '@shared/experiment/config';
import { differenceAxis, type ReportRow } from '../model/report-view';

/** Colours of the figure, resolved: a saved picture has no theme to ask. */
export interface FigurePalette {
  readonly surface: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly line: string;
  readonly accent: string;
}

const WIDTH = 900;
const ROW = 36;
const TOP = 32;
const NAME = 150;
const MEAN = { from: 160, to: 460 };
const DIFFERENCE = { from: 540, to: 780 };
const FONT = "'IBM Plex Sans', Helvetica, Arial, sans-serif";

/** The comparison as a picture of its own: names, both intervals of each run, and their numbers. */
export function runsFigure(
  rows: readonly ReportRow[],
  test: AgentKind | null,
  candidates: number,
  palette: FigurePalette,
): string {
  const axis = differenceAxis(rows);
  const decimals = tickDecimals(axis.ticks);
  const meanX = (value: number) => place(MEAN, value);
  const differenceX = (value: number) =>
    place(DIFFERENCE, (value - axis.min) / (axis.max - axis.min));
  const bottom = TOP + rows.length * ROW;
  const rules = [
    ...[0, 0.25, 0.5, 0.75, 1].map((tick) => rule(meanX(tick), palette.line, String(tick))),
    ...axis.ticks.map((tick) =>
      rule(
        differenceX(tick),
        tick === 0 ? palette.ink3 : palette.line,
        tick === 0 ? '0' : signed(tick, decimals),
      ),
    ),
  ];
  function rule(x: number, colour: string, label: string): string {
    return (
      `<path d="M${fix(x)} ${TOP}V${bottom}" stroke="${colour}"/>` +
      text(x, TOP - 8, label, { fill: palette.ink3, anchor: 'middle', size: 11 })
    );
  }
  const marks = rows.map(({ run, paired }, i) => {
    const y = TOP + i * ROW + ROW / 2;
    const accent = run.agent === test;
    const colour = accent ? palette.accent : palette.ink2;
    const fill = accent ? palette.accent : palette.surface;
    const mark = (x: (value: number) => number, value: number, within: Interval) =>
      `<path d="M${fix(x(within.lo))} ${y}H${fix(x(within.hi))}M${fix(x(within.lo))} ${y - 4}v8M${fix(x(within.hi))} ${y - 4}v8" fill="none" stroke="${colour}" stroke-width="${accent ? 2 : 1.5}"/>` +
      `<circle cx="${fix(x(value))}" cy="${y}" r="4" fill="${fill}" stroke="${colour}" stroke-width="1.5"/>`;
    return [
      `<path d="M0 ${y + ROW / 2}H${WIDTH}" stroke="${palette.line}"/>`,
      text(0, y + 4, agentName(run.agent, candidates), {
        fill: accent ? palette.accent : palette.ink,
        weight: 600,
      }),
      mark(meanX, run.meanReward, run.meanInterval),
      text(MEAN.to + 56, y + 4, score(run.meanReward), {
        fill: palette.ink,
        anchor: 'end',
        weight: 600,
      }),
      ...(paired
        ? [
            band(differenceX, paired.detectable, y),
            mark(differenceX, paired.difference, paired.interval),
            text(
              WIDTH,
              y + 4,
              `${signed(paired.difference)}  ${interval(paired.interval.lo, paired.interval.hi)}`,
              { fill: palette.ink2, anchor: 'end' },
            ),
          ]
        : []),
    ].join('');
  });
  function band(x: (value: number) => number, detectable: number, y: number): string {
    return `<rect x="${fix(x(-detectable))}" y="${y - ROW / 2}" width="${fix(x(detectable) - x(-detectable))}" height="${ROW}" fill="${palette.ink}" opacity="0.05"/>`;
  }
  const heads =
    text(NAME, 12, 'Mean reward', { fill: palette.ink3, anchor: 'end', size: 11 }) +
    text(DIFFERENCE.from - 8, 12, 'Difference', { fill: palette.ink3, anchor: 'end', size: 11 });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -4 ${WIDTH + 24} ${bottom + 12}" width="${WIDTH + 24}" height="${bottom + 12}" font-family="${FONT}">` +
    `<rect x="-12" y="-4" width="100%" height="100%" fill="${palette.surface}"/>` +
    heads +
    rules.join('') +
    marks.join('') +
    '</svg>'
  );
}

function place(range: { readonly from: number; readonly to: number }, share: number): number {
  return range.from + share * (range.to - range.from);
}

interface TextStyle {
  readonly fill: string;
  readonly anchor?: 'middle' | 'end';
  readonly size?: number;
  readonly weight?: number;
}

function text(x: number, y: number, content: string, style: TextStyle): string {
  const anchor = style.anchor ? ` text-anchor="${style.anchor}"` : '';
  const weight = style.weight ? ` font-weight="${style.weight}"` : '';
  return `<text x="${fix(x)}" y="${y}" font-size="${style.size ?? 12}" fill="${style.fill}"${anchor}${weight}>${escapeXml(content)}</text>`;
}

const fix = (value: number) => Number(value.toFixed(2));

function escapeXml(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
