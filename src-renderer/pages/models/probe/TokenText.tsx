import { divergingFill, textOn } from '@renderer/components/charts/diverging';
import { signed } from '@renderer/format/numbers';
import type { CandidateScore } from '@shared/qmodel/scoring';
import { tokenLines, type DrawnToken } from '../model/token-view';
import classes from './TokenText.module.css';

/** Height of the tallest bar in px. */
const BAR = 10;

interface Props {
  readonly tokens: CandidateScore['tokens'];
  /** End of the colour scale. */
  readonly limit: number;
}

/**
 * The candidate's own text, each token on the colour of its contribution, with a bar above for what
 * raises Q and below for what lowers it: the sign is a place, not only a colour.
 */
export function TokenText({ tokens, limit }: Props) {
  return (
    <div className={classes.text}>
      {tokenLines(tokens, limit).map((line, i) => (
        <p key={i} className={classes.line}>
          {line.map((token, k) => (
            <Token key={k} token={token} digits={limit < 0.1 ? 3 : 2} />
          ))}
        </p>
      ))}
    </div>
  );
}

function Token({ token, digits }: { readonly token: DrawnToken; readonly digits: number }) {
  const { lead, text, level, contribution, labelled } = token;
  if (level === 0) return <span className={classes.faint}>{lead + text}</span>;
  const fill = divergingFill(level);
  return (
    <>
      {lead}
      <span
        className={classes.token}
        data-sign={level > 0 ? 'plus' : 'minus'}
        title={signed(contribution, 3)}
        style={{
          background: fill,
          color: textOn(fill),
          '--bar': `${Math.max(1, Math.abs(level) * BAR)}px`,
          '--bar-fill': divergingFill(level > 0 ? 0.85 : -0.85),
        }}
      >
        {text}
        {labelled && <small className={classes.label}>{signed(contribution, digits)}</small>}
      </span>
    </>
  );
}
