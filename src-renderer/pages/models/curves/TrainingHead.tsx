import { SegmentedControl } from '@mantine/core';
import { compact, count } from '@renderer/format/numbers';
import { deviceName } from '@shared/qmodel/device';
import type { ExperimentConfig } from '@shared/experiment/config';
import type { ExperimentRow, ModelRow } from '@shared/ipc/rows';
import { ExportModel } from '../export/ExportModel';
import { stride, type MetricHistory, type Phase } from '../model/metric-history';
import { ServeAgent } from '../serve/ServeAgent';
import classes from './TrainingHead.module.css';

export type CurveView = 'curves' | 'table';

interface Props {
  readonly experiment: ExperimentRow;
  readonly config: ExperimentConfig['model'] | null;
  readonly model: ModelRow | undefined;
  readonly history: MetricHistory;
  readonly phase: Phase;
  readonly window: number;
  readonly view: CurveView;
  readonly onPhase: (phase: Phase) => void;
  readonly onView: (view: CurveView) => void;
}

/** What is trained and how, what the lines are, and which phase is shown. */
export function TrainingHead(props: Props) {
  const { experiment, config, model, history, phase, window, view, onPhase, onView } = props;
  const { contrast, dpo } = history;
  const thinned = stride(history[phase]);
  return (
    <header className={classes.head}>
      <div className={classes.words}>
        <h1>
          Q-value model
          {model
            ? `, ${compact(model.parameters)} parameters`
            : experiment.stage === 'train'
              ? `, training at step ${count(history.last)}`
              : ''}
        </h1>
        <p>{setting(experiment, config, model)}</p>
      </div>
      <ul className={classes.legend} aria-label="Lines">
        <li>
          <svg width={24} height={10} aria-hidden="true">
            <path d="M0 5h24" className={classes.raw} />
            <path d="M0 5h24" className={classes.smoothed} />
          </svg>
          train, smoothed over {window} steps
          {thinned > 1 && `, every ${ordinal(thinned)} step drawn`}
        </li>
        <li>
          <svg width={24} height={10} aria-hidden="true">
            <path d="M0 5h24" className={classes.heldout} />
            <circle cx={12} cy={5} r={3} className={classes.dot} />
          </svg>
          held out
        </li>
      </ul>
      {contrast.length > 0 && dpo.length > 0 && (
        <SegmentedControl
          aria-label="Phase"
          value={phase}
          onChange={onPhase}
          data={[
            { value: 'contrast', label: 'Contrast' },
            { value: 'dpo', label: config?.objective === 'ipo' ? 'IPO' : 'DPO' },
          ]}
        />
      )}
      <SegmentedControl
        aria-label="View"
        value={view}
        onChange={onView}
        data={[
          { value: 'curves', label: 'Curves' },
          { value: 'table', label: 'Table' },
        ]}
      />
      {model && <ServeAgent experimentId={experiment.id} />}
      {model && <ExportModel experimentId={experiment.id} />}
    </header>
  );
}

const objectiveNames: Readonly<Record<ExperimentConfig['model']['objective'], string>> = {
  dpo: 'DPO',
  ipo: 'IPO',
  'trajectory-dpo': 'DPO on episodes',
};

/** The settings that decide what the curves look like, in one line. */
function setting(
  experiment: ExperimentRow,
  config: ExperimentConfig['model'] | null,
  model: ModelRow | undefined,
): string {
  if (!config) return '';
  const device =
    model !== undefined
      ? deviceName(model.provider)
      : config.device === 'auto'
        ? 'fastest device'
        : `${deviceName(config.device)}, ${config.threads} threads`;
  return [
    `${objectiveNames[config.objective]}, β ${config.beta}, batch ${config.batch}, ${count(experiment.pairs)} pairs, ${config.epochs} epochs`,
    device,
  ].join(' · ');
}

function ordinal(n: number): string {
  const ending = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}
