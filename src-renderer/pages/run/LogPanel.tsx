import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { isTaken } from '@renderer/components/is-taken';
import { KeyCap } from '@renderer/components/KeyCap';
import { Loaded } from '@renderer/components/Loaded';
import { count } from '@renderer/format/numbers';
import { clock } from '@renderer/format/times';
import {
  filterLog,
  isAtLeast,
  levelChoices,
  type LevelChoice,
} from '@renderer/pages/run/log-filter';
import { FailureTable } from '@renderer/pages/run/FailureTable';
import { useCall } from '@renderer/state/useCall';
import { useLog } from '@renderer/state/useLog';
import type { FailureReport } from '@shared/ipc/failures';
import type { LogRow } from '@shared/ipc/rows';
import classes from './LogPanel.module.css';

/** What the run has to say, newest line at the foot. */
export function LogPanel({ experimentId }: { readonly experimentId: string }) {
  const log = useLog(experimentId);
  const rows = log.value ?? [];
  const [choice, setChoice] = useState<LevelChoice>('all');
  const [filter, setFilter] = useState('');
  const [following, setFollowing] = useState(true);
  const shown = filterLog(rows, choice, filter);
  const many = (level: LevelChoice): string =>
    count(rows.filter((row) => isAtLeast(row, level)).length);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'l' || event.ctrlKey || event.metaKey || isTaken(event))
        return;
      setFollowing((before) => !before);
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);

  const failures = useCall('runs.failures', { experimentId }).value ?? null;
  const [view, setView] = useState<View>('log');
  if (failures && view === 'failures') {
    return (
      <section className={classes.log} aria-label="Failures">
        <header className={classes.head}>
          <Views view={view} failures={failures} onView={setView} />
        </header>
        <FailureTable report={failures} />
      </section>
    );
  }
  return (
    <section className={classes.log} aria-label="Log">
      <header className={classes.head}>
        {failures ? <Views view={view} failures={failures} onView={setView} /> : <h2>Log</h2>}
        <SegmentedControl
          size="xs"
          aria-label="Level"
          data={[
            { value: 'all', label: `All ${many('all')}` },
            { value: 'warning', label: `Warnings ${many('warning')}` },
            { value: 'error', label: `Errors ${many('error')}` },
          ]}
          value={choice}
          onChange={(value) => {
            setChoice(levelChoices.find((each) => each === value) ?? 'all');
          }}
        />
        <TextInput
          size="xs"
          aria-label="Filter the log"
          placeholder="Filter by text"
          value={filter}
          onChange={(event) => {
            setFilter(event.currentTarget.value);
          }}
        />
        <span className={classes.gap} />
        <Button
          variant="subtle"
          size="xs"
          aria-pressed={following}
          rightSection={<KeyCap>L</KeyCap>}
          onClick={() => {
            setFollowing(!following);
          }}
        >
          {following ? 'Following the newest line' : 'Follow the newest line'}
        </Button>
      </header>
      <Loaded state={log} what="The log could not be read.">
        {() => (
          <Lines
            rows={shown}
            following={following}
            onScrolledUp={() => {
              setFollowing(false);
            }}
            none={
              rows.length === 0 ? 'Nothing has been written yet.' : 'No line holds these words.'
            }
          />
        )}
      </Loaded>
    </section>
  );
}

type View = 'log' | 'failures';

/** The way from the log to what went wrong, and back. */
function Views({
  view,
  failures: { kinds },
  onView,
}: {
  readonly view: View;
  readonly failures: FailureReport;
  readonly onView: (view: View) => void;
}) {
  const all = kinds.reduce((sum, kind) => sum + kind.count, 0);
  return (
    <SegmentedControl
      size="xs"
      aria-label="Shown"
      data={[
        { value: 'log', label: 'Log' },
        { value: 'failures', label: `Failures ${count(all)}` },
      ]}
      value={view}
      onChange={(value) => {
        onView(value === 'failures' ? 'failures' : 'log');
      }}
    />
  );
}

function Lines({
  rows,
  following,
  onScrolledUp,
  none,
}: {
  readonly rows: readonly LogRow[];
  readonly following: boolean;
  readonly onScrolledUp: () => void;
  readonly none: string;
}) {
  const list = useRef<HTMLDivElement>(null);
  const newest = rows.at(-1)?.id;
  useLayoutEffect(() => {
    if (following && list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [following, newest]);
  return (
    <div
      ref={list}
      className={classes.lines}
      tabIndex={0}
      role="log"
      aria-live="off"
      aria-label="Lines of the log"
      onWheel={(event) => {
        if (event.deltaY < 0) onScrolledUp();
      }}
    >
      {rows.length === 0 && <p className={classes.none}>{none}</p>}
      {rows.map((row) => (
        <div key={row.id} className={classes.line}>
          <span className={classes.quiet}>{clock(row.at)}</span>
          <span className={classes.level} data-level={row.level}>
            {row.level}
          </span>
          <span className={classes.quiet}>{row.stage ?? ''}</span>
          <span className={classes.message}>{row.message}</span>
        </div>
      ))}
    </div>
  );
}
