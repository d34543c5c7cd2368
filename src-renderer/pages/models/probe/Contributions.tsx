import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { ErrorNote } from '@renderer/components/ErrorNote';
import { StatReading, StatRow } from '@renderer/components/StatReading';
import { counted, signed } from '@renderer/format/numbers';
import { useLate } from '@renderer/state/useCall';
import type { CallInput } from '@shared/ipc/contract';
import { contributionLimit, splitContributions } from '../model/token-view';
import { wordPieces } from '../model/word-effects';
import type { ScoredCandidate } from './probe-state';
import { ScaleLegend } from './ScaleLegend';
import { TokenTable } from './TokenTable';
import { TokenText } from './TokenText';
import { useWordEffects } from './useWordEffects';
import classes from './Probe.module.css';

interface Props {
  /** What the model was asked; `null` before. */
  readonly question: CallInput<'models.probe'> | null;
  readonly ranked: readonly ScoredCandidate[];
  readonly selected: number;
  readonly busy: boolean;
}

/**
 * What each part of the selected candidate adds to its Q. A model that sums over the action's tokens
 * says so itself; one that judges the whole action by its end mark is asked again without each word.
 */
export function Contributions({ question, ranked, selected, busy }: Props) {
  const [view, setView] = useState<'text' | 'table'>('text');
  const late = useLate(busy);
  const candidate = ranked[selected] ?? null;
  const whole = candidate !== null && candidate.score.tokens.length < 2;
  const effects = useWordEffects(question, whole ? candidate : null);
  if (!candidate) {
    return <p className={classes.waiting}>{late && 'Scoring the candidates.'}</p>;
  }
  const { q, tokens } = candidate.score;
  const shown = whole
    ? (effects.tokens ??
      wordPieces(candidate.action).map(({ text }) => ({ text, contribution: 0 })))
    : tokens;
  const limit = contributionLimit(
    whole ? [{ q, tokens: shown }] : ranked.map(({ score }) => score),
  );
  return (
    <>
      <header className={classes.head}>
        <h2>{whole ? 'Effect of each word' : 'Contribution of each token'}</h2>
        <span className={classes.note}>
          {whole
            ? effects.tokens || effects.failure
              ? 'Q with the word minus Q without it'
              : 'scoring the action without each word'
            : `${counted(tokens.length, 'action token')}; the prompt is masked`}
        </span>
        <ScaleLegend limit={limit} />
        <SegmentedControl
          size="xs"
          aria-label="View"
          value={view}
          onChange={setView}
          data={[
            { value: 'text', label: 'Text' },
            { value: 'table', label: 'Table' },
          ]}
        />
      </header>
      {effects.failure && (
        <ErrorNote what="The words could not be scored." failure={effects.failure} />
      )}
      {view === 'text' ? <TokenText tokens={shown} limit={limit} /> : <TokenTable tokens={shown} />}
      <footer className={classes.readings}>
        <StatRow>
          <StatReading label="Q" value={signed(q)} tone="accent" />
          {whole ? (
            effects.thought !== null && (
              <StatReading label="Q without the thought" value={signed(q - effects.thought)} />
            )
          ) : (
            <TokenReadings tokens={tokens} />
          )}
          {selected > 0 && ranked[0] && (
            <StatReading label="Behind the first" value={signed(q - ranked[0].score.q)} />
          )}
        </StatRow>
      </footer>
    </>
  );
}

function TokenReadings({ tokens }: { readonly tokens: ScoredCandidate['score']['tokens'] }) {
  const { thought, action } = splitContributions(tokens);
  return (
    <>
      <StatReading label="Thought" value={signed(thought)} />
      <StatReading label="Action" value={signed(action)} />
      <StatReading label="Per token" value={signed((thought + action) / tokens.length, 3)} />
    </>
  );
}
