import { commandKey } from '@renderer/components/KeyCap';

/** A key and what it does. */
export interface KeyNote {
  readonly keys: readonly string[];
  readonly does: string;
}

/** The keys of one part of the window. */
export interface KeyGroup {
  readonly title: string;
  /** Shown only when this page is there; `null` for keys that work everywhere. */
  readonly root: string | null;
  readonly notes: readonly KeyNote[];
}

/** Every key that does something, for the page that `?` opens. */
export const keyGroups: readonly KeyGroup[] = [
  {
    title: 'Everywhere',
    root: null,
    notes: [
      { keys: [commandKey, 'K'], does: 'Go to a page, open an experiment, run a command' },
      { keys: ['?'], does: 'This list' },
      { keys: ['N'], does: 'New experiment' },
      { keys: ['Alt', '←'], does: 'Back' },
      { keys: ['Alt', '→'], does: 'Forward' },
      { keys: ['Esc'], does: 'Close what floats, leave a field' },
      { keys: ['↑', '↓'], does: 'Move inside a list' },
      { keys: ['Enter'], does: 'Open the row' },
    ],
  },
  {
    title: 'A run',
    root: 'experiments',
    notes: [
      { keys: ['L'], does: 'Follow the newest line of the log' },
      { keys: ['Enter'], does: 'Open the tree of the task' },
    ],
  },
  {
    title: 'Tasks',
    root: 'tasks',
    notes: [
      { keys: ['Enter'], does: 'Play the task' },
      { keys: ['1', '…', '9'], does: 'Take one of the first nine actions, or write in its field' },
      { keys: ['A'], does: 'Write any action' },
      { keys: ['U', 'Backspace'], does: 'Undo the step' },
      { keys: ['R'], does: 'Start over' },
      { keys: ['C'], does: 'Copy the actions' },
      { keys: ['S'], does: 'Save the actions as a file' },
      { keys: ['G'], does: 'Show or hide the gold facts' },
      { keys: ['J', 'K'], does: 'Next, previous task' },
      { keys: ['/'], does: 'Search the tasks' },
      { keys: ['Esc'], does: 'Leave the field, then the game' },
    ],
  },
  {
    title: 'Trees',
    root: 'trees',
    notes: [
      { keys: ['←', '→'], does: 'Parent, child' },
      { keys: ['↑', '↓'], does: 'Sibling' },
      { keys: ['['], does: 'Iteration before' },
      { keys: [']'], does: 'Iteration after' },
      { keys: ['Space'], does: 'Play or stop the replay' },
      { keys: ['F'], does: 'Fit the tree' },
      { keys: ['+', '−'], does: 'Zoom in, out' },
      { keys: ['C'], does: 'Compare siblings' },
      { keys: ['O'], does: 'Show the tree as an outline' },
      { keys: ['Enter'], does: 'Fold or unfold what is below the node' },
      { keys: ['/'], does: 'Search in the tree' },
      { keys: ['N'], does: 'Next hit, with a search' },
    ],
  },
  {
    title: 'Pairs',
    root: 'pairs',
    notes: [
      { keys: ['A'], does: 'Accept' },
      { keys: ['R'], does: 'Reject' },
      { keys: ['S'], does: 'Swap' },
      { keys: ['E'], does: 'Edit' },
      { keys: ['U'], does: 'Undo' },
      { keys: ['J', 'K'], does: 'Next, previous' },
      { keys: ['1', '2'], does: 'Choose the left, the right action' },
      { keys: ['F'], does: 'Fold or unfold the context' },
    ],
  },
  {
    title: 'Compare',
    root: 'compare',
    notes: [
      { keys: ['↑', '↓'], does: 'Run under test, task' },
      { keys: ['Enter'], does: 'Both trajectories of the task' },
      { keys: ['J', 'K'], does: 'Next, previous task' },
    ],
  },
];
