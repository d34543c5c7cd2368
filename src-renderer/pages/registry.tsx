import type { ComponentType } from 'react';
import type { IconName } from '@renderer/components/Icon';

/** A page and where it is found. A page that is not finished is not in the list. */
export interface Page {
  /** Route below `/`, as react-router writes it. */
  readonly path: string;
  /** Loads the page's code when it is first opened. */
  readonly load: () => Promise<ComponentType>;
  /** Its place on the rail, if it has one. */
  readonly rail?: RailPlace;
}

export interface RailPlace {
  readonly label: string;
  readonly icon: IconName;
  /** First part of the address; the place is marked while the address begins with it. */
  readonly root: string;
  /** Opens with the experiment that was looked at last, as `/root/:experimentId`. */
  readonly ofExperiment?: boolean;
  readonly foot?: boolean;
}

/** Every page, in the order of the rail. */
export const pages: readonly Page[] = [
  {
    path: 'experiments',
    load: async () => (await import('@renderer/pages/experiments/ExperimentsPage')).ExperimentsPage,
    rail: { label: 'Experiments', icon: 'experiments', root: 'experiments' },
  },
  {
    path: 'experiments/new',
    load: async () => (await import('@renderer/pages/wizard/WizardPage')).WizardPage,
  },
  {
    path: 'experiments/:experimentId',
    load: async () => (await import('@renderer/pages/run/RunPage')).RunPage,
  },
  {
    path: 'tasks',
    load: async () => (await import('@renderer/pages/tasks/TasksPage')).TasksPage,
    rail: { label: 'Tasks', icon: 'tasks', root: 'tasks' },
  },
  {
    path: 'trees/:experimentId?/:treeId?',
    load: async () => (await import('@renderer/pages/trees/TreesPage')).TreesPage,
    rail: { label: 'Trees', icon: 'trees', root: 'trees', ofExperiment: true },
  },
  {
    path: 'pairs/:experimentId?',
    load: async () => (await import('@renderer/pages/pairs/PairsPage')).PairsPage,
    rail: { label: 'Pairs', icon: 'pairs', root: 'pairs', ofExperiment: true },
  },
  {
    path: 'models/:experimentId?',
    load: async () => (await import('@renderer/pages/models/ModelsPage')).ModelsPage,
    rail: { label: 'Models', icon: 'models', root: 'models', ofExperiment: true },
  },
  {
    path: 'compare/:experimentId?',
    load: async () => (await import('@renderer/pages/compare/ComparePage')).ComparePage,
    rail: { label: 'Compare', icon: 'compare', root: 'compare', ofExperiment: true },
  },
  {
    path: 'export/:experimentId?',
    load: async () => (await import('@renderer/pages/export/ExportPage')).ExportPage,
    rail: { label: 'Export', icon: 'export', root: 'export', ofExperiment: true },
  },
  {
    path: 'settings',
    load: async () => (await import('@renderer/pages/settings/SettingsPage')).SettingsPage,
    rail: { label: 'Settings', icon: 'settings', root: 'settings', foot: true },
  },
];
