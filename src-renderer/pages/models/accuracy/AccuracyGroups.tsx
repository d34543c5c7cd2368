import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { IntervalMark } from '@renderer/components/charts/IntervalMark';
import { Panel } from '@renderer/components/Panel';
import { count, counted, interval, score } from '@renderer/format/numbers';
import { useCall } from '@renderer/state/useCall';
import { wilsonInterval } from '@shared/evaluation/proportions';
import type { AccuracyGroup } from '@shared/ipc/rows';
import classes from './AccuracyGroups.module.css';

const views = {
  byMargin: 'Margin',
  byType: 'Action',
  byDepth: 'Step',
} as const;
type View = keyof typeof views;

const WIDTH = 96;
const EDGE = 6;
const ROW = 24;
const TICKS = [0, 0.5, 1];

const x = (share: number) => EDGE + share * (WIDTH - 2 * EDGE);

/** How often the model orders held-out pairs as the search did, by kind of pair. */
export function AccuracyGroups({ experimentId }: { readonly experimentId: string }) {
  const accuracy = useCall('models.accuracy', { experimentId }).value;
  const [view, setView] = useState<View>('byMargin');
  const groups = accuracy?.[view] ?? [];
  return (
    <Panel
      title="Accuracy"
      rule="top"
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Groups"
          value={view}
          onChange={setView}
          data={(Object.keys(views) as View[]).map((name) => ({ value: name, label: views[name] }))}
        />
      }
    >
      {groups.length > 0 ? (
        <Groups groups={groups} />
      ) : (
        <p className={classes.none}>Measured by group when the training has ended.</p>
      )}
    </Panel>
  );
}

function Groups({ groups }: { readonly groups: readonly AccuracyGroup[] }) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th aria-label="Group" />
          <th className={classes.drawn}>
            <svg width={WIDTH} height={16} aria-hidden="true">
              {TICKS.map((tick) => (
                <text key={tick} x={x(tick)} y={12} textAnchor="middle">
                  {tick}
                </text>
              ))}
            </svg>
          </th>
          <th className={classes.number} aria-label="Accuracy" />
          <th className={classes.number}>Pairs</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ group, pairs, accuracy }) => {
          const within = wilsonInterval(accuracy, pairs);
          return (
            <tr key={group} title={spoken(group, pairs, within)}>
              <th scope="row">{group}</th>
              <td className={classes.drawn}>
                <svg
                  width={WIDTH}
                  height={ROW}
                  role="img"
                  aria-label={spoken(group, pairs, within)}
                >
                  <path d={`M${EDGE} ${ROW / 2}H${WIDTH - EDGE}`} className={classes.track} />
                  <path d={`M${x(0.5)} 0V${ROW}`} className={classes.chance} />
                  <IntervalMark x={x} y={ROW / 2} value={accuracy} interval={within} accent />
                </svg>
              </td>
              <td className={classes.number}>{score(accuracy)}</td>
              <td className={classes.pairs}>{count(pairs)}</td>
            </tr>
          );
        })}
      </tbody>
      <caption>On held-out pairs. Dotted: chance. 95 % Wilson intervals.</caption>
    </table>
  );
}

function spoken(group: string, pairs: number, within: { lo: number; hi: number }): string {
  return `${group}: ${counted(pairs, 'pair')}, 95 % interval ${interval(within.lo, within.hi)}`;
}
