import { Link } from 'react-router';
import { INVALID_ACTION_TYPE, type AgentAction } from '@shared/agent/action';
import { divergingEdge, divergingFill } from '@renderer/components/charts/diverging';
import { KeyCap } from '@renderer/components/KeyCap';
import { excerpt } from '@renderer/format/excerpt';
import { score, signed } from '@renderer/format/numbers';
import type { MarkedRun } from '../model/word-differences';
import { MarkedText } from './MarkedText';
import type { SideEvidence } from './useEvidence';
import classes from './PairSide.module.css';

export type Side = 'chosen' | 'rejected';

/** The mark of a side: never colour alone. */
export function SideMark({ side, size = 12 }: { readonly side: Side; readonly size?: number }) {
  const value = side === 'chosen' ? 0.75 : -0.75;
  const paint = { fill: divergingFill(value), stroke: divergingEdge(value) };
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" className={classes.mark} aria-hidden="true">
      {side === 'chosen' ? (
        <circle cx={6} cy={6} r={4.5} {...paint} />
      ) : (
        <rect x={1.75} y={1.75} width={8.5} height={8.5} {...paint} />
      )}
    </svg>
  );
}

interface Props {
  readonly side: Side;
  readonly node: number;
  /** Address of the node in its tree. */
  readonly treeLink: string;
  readonly action: AgentAction;
  readonly thought: readonly MarkedRun[];
  /** `type[argument]`. */
  readonly line: readonly MarkedRun[];
  readonly visits: number;
  readonly value: number;
  readonly evidence: SideEvidence;
  readonly unfolded: boolean;
  readonly onChoose: () => void;
}

/** One side of a pair: thought, action, what the search counted there, and what came back. */
export function PairSide(props: Props) {
  const { side, node, treeLink, action, thought, line, visits, value, evidence } = props;
  const { prior, q, observation } = evidence;
  const name = side === 'chosen' ? 'Chosen' : 'Rejected';
  return (
    <article className={classes.side} data-side={side} aria-label={name}>
      <header className={classes.header}>
        <SideMark side={side} />
        <h2>{name}</h2>
        <Link to={treeLink} className={classes.node}>
          node {node}
        </Link>
        <button type="button" className={classes.choose} onClick={props.onChoose}>
          <span className="visually-hidden">
            {side === 'chosen' ? 'Choose this side: accept' : 'Choose this side: swap and accept'}
          </span>
          <span aria-hidden="true">
            <KeyCap>{side === 'chosen' ? '1' : '2'}</KeyCap>
          </span>
        </button>
      </header>
      <p className={classes.thought}>
        {action.thought === '' ? (
          <span className={classes.quiet}>no thought</span>
        ) : (
          <MarkedText runs={thought} side={side} />
        )}
      </p>
      <code className={classes.action}>
        {action.type === INVALID_ACTION_TYPE ? (
          <span className={classes.quiet}>no readable action</span>
        ) : (
          <MarkedText runs={line} side={side} />
        )}
      </code>
      <dl className={classes.numbers}>
        <Reading name="N" title="Visits" text={String(visits)} />
        <Reading name="V" title="Mean return" text={signed(value)} />
        <Reading
          name="P"
          title="Share of the samples that gave this action"
          text={prior === undefined ? '' : score(prior)}
        />
        <Reading name="Q" title="The model’s Q-value" text={qText(q)} />
      </dl>
      <div
        className={classes.observation}
        data-unfolded={props.unfolded || undefined}
        // Unfolded it scrolls, so the keyboard has to reach it.
        {...(props.unfolded && { tabIndex: 0 })}
      >
        {observation !== undefined && `→ ${excerpt(observation)}`}
      </div>
    </article>
  );
}

/** Nothing while it is being read, a word where the tree has not been scored. */
function qText(q: number | null | undefined): string {
  if (q === undefined) return '';
  return q === null ? 'not scored' : signed(q);
}

function Reading(props: { readonly name: string; readonly title: string; readonly text: string }) {
  return (
    <div title={props.title}>
      <dt>{props.name}</dt>
      <dd data-word={props.text === 'not scored' || undefined}>{props.text}</dd>
    </div>
  );
}
