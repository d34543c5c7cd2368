import type { ImportProgress } from '@shared/exchange/imports';
import type { ExportProgress } from '@shared/exchange/report';
import type { AgentKind } from '@shared/experiment/config';
import type { StageProgress, TrainingMetric } from '@shared/experiment/progress';
import type { LogRow } from '@shared/ipc/rows';

/** What the window is told without asking. */
export interface LabEvents {
  /** An experiment's row changed: status, stage, counts. */
  readonly 'experiment.changed': { readonly experimentId: string };
  readonly 'stage.progress': { readonly experimentId: string; readonly progress: StageProgress };
  readonly 'tree.committed': { readonly experimentId: string; readonly taskId: string };
  readonly 'training.metrics': {
    readonly experimentId: string;
    readonly metrics: readonly TrainingMetric[];
  };
  readonly 'episode.committed': {
    readonly experimentId: string;
    readonly agent: AgentKind;
    readonly taskId: string;
  };
  /** How far the import is that is being read. */
  readonly 'import.progress': ImportProgress;
  /** How far the trial is that is under way, stage by stage. */
  readonly 'trial.progress': StageProgress;
  readonly log: { readonly experimentId: string; readonly row: LogRow };
  readonly 'export.progress': ExportProgress;
}

export type LabEventName = keyof LabEvents;

/** What the window's own process tells the page. */
export interface ShellEvents {
  /** A part of the program failed; one sentence says what was kept and what to do. */
  readonly 'process.failed': { readonly message: string };
  /** An item of the window's menu was chosen. */
  readonly 'menu.chosen': { readonly item: MenuItemName };
}

export const menuItemNames = [
  'new-experiment',
  'palette',
  'settings',
  'shortcuts',
  'theme',
] as const;

export type MenuItemName = (typeof menuItemNames)[number];

/** Every event that reaches the page. */
export interface BridgeEvents extends LabEvents, ShellEvents {}
export type BridgeEventName = keyof BridgeEvents;
