import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { StatReading, StatRow } from '@renderer/components/StatReading';
import { count, signed } from '@renderer/format/numbers';
import { useLate } from '@renderer/state/useCall';
import { contributionLimit, splitContributions } from '../model/token-view';
import type { ScoredCandidate } from './probe-state';
import { ScaleLegend } from './ScaleLegend';
import { TokenTable } from './TokenTable';
import { TokenText } from './TokenText';
import classes from './Probe.module.css';

interface Props {
  readonly ranked: readonly ScoredCandidate[];
  readonly selected: number;
  readonly busy: boolean;
}

/** What each token of the selected candidate adds to its Q. */
export function Contributions({ ranked, selected, busy }: Props) {
  const [view, setView] = useState<'text' | 'table'>('text');
  const late = useLate(busy);
  const candidate = ranked[selected];
  if (!candidate) {
    return <p className={classes.waiting}>{late && 'Scoring the candidates.'}</p>;
  }
  const { q, tokens } = candidate.score;
  const limit = contributionLimit(ranked.map(({ score }) => score));
  const parts = splitContributions(tokens);
  return (
    <>
      <header className={classes.head}>
        <h2>Contribution of each token</h2>
        <span className={classes.note}>
          {count(tokens.length)} action tokens; the prompt is masked
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
      {view === 'text' ? (
        <TokenText tokens={tokens} limit={limit} />
      ) : (
        <TokenTable tokens={tokens} />
      )}
      <footer className={classes.readings}>
        <StatRow>
          <StatReading label="Q" value={signed(q)} tone="accent" />
          <StatReading label="Thought" value={signed(parts.thought)} />
          <StatReading label="Action" value={signed(parts.action)} />
          <StatReading
            label="Per token"
            value={
              tokens.length > 0 ? signed((parts.thought + parts.action) / tokens.length, 3) : '–'
            }
          />
          {selected > 0 && ranked[0] && (
            <StatReading label="Behind the first" value={signed(q - ranked[0].score.q)} />
          )}
        </StatRow>
      </footer>
    </>
  );
}
