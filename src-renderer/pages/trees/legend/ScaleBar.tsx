import { between, rampOf } from '../draw/palette';
import { usePalette } from '../canvas/usePalette';
import { scaleTicks } from '../model/scale-ticks';
import { colourNames, type ColourMode } from '../model/colouring';
import classes from './Legend.module.css';

/** A longer name leaves less room: the row of the legend keeps its length in every mode. */
const widthOf = (mode: ColourMode) => (mode === 'disagreement' ? 104 : 132);
const letters: Readonly<Record<ColourMode, string>> = {
  value: 'V',
  q: 'Q',
  visits: 'N',
  reward: 'R',
  disagreement: '|V − Q|',
};

/** The colour scale in use, with its ends; ‹ and › say that some readings lie past them. */
export function ScaleBar({
  mode,
  mostVisits,
  clamped,
}: {
  readonly mode: ColourMode;
  readonly mostVisits: number;
  readonly clamped: { readonly low: boolean; readonly high: boolean };
}) {
  const width = widthOf(mode);
  const ramp = rampOf(usePalette(), mode);
  const ticks = scaleTicks(mode, mostVisits);
  const label = (text: string, at: number) =>
    at === 0 && clamped.low ? `‹ ${text}` : at === 1 && clamped.high ? `${text} ›` : text;
  return (
    <span className={classes.item} data-scale={mode}>
      <span className={classes.letter}>{letters[mode]}</span>
      <svg width={width} height="28" role="img" aria-label={`Colour scale of ${colourNames[mode]}`}>
        <defs>
          <linearGradient id="tree-scale">
            {[0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1].map((at) => (
              <stop key={at} offset={at} stopColor={between(ramp.fill, at)} />
            ))}
          </linearGradient>
        </defs>
        <rect y="2" width={width} height="8" fill="url(#tree-scale)" />
        {ticks.map(({ at, text }) => (
          <text
            key={text}
            x={at * width}
            y="23"
            textAnchor={at === 0 ? 'start' : at === 1 ? 'end' : 'middle'}
          >
            {label(text, at)}
          </text>
        ))}
      </svg>
    </span>
  );
}
