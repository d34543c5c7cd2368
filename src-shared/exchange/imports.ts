import { z } from 'zod';
import type { EnvironmentId } from '@shared/experiment/config';

/** What trajectories of other programs can be read as. */
export const importFormats = [
  'reference-trees',
  'eto-outputs',
  'agent-traj',
  'reflexion',
  'stepq-pairs',
  'chat-jsonl',
] as const;
export type ImportFormat = (typeof importFormats)[number];

/** The formats as people know them. */
export const importFormatNames: Readonly<Record<ImportFormat, string>> = {
  'reference-trees': 'Search trees of the published code',
  'eto-outputs': 'ETO outputs',
  'agent-traj': 'AgentGym AgentTraj',
  reflexion: 'Reflexion env_results',
  'stepq-pairs': 'Preference pairs of StepQ',
  'chat-jsonl': 'Conversations',
};

const column = z.string().trim().min(1).max(200);

/** Where the parts of a conversation stand in a row, as dotted paths; left out, they are looked for. */
export const columnMapSchema = z.strictObject({
  /** The list of messages. */
  messages: column.optional(),
  /** In a message: who speaks. */
  role: column.optional(),
  /** In a message: the text. */
  content: column.optional(),
  /** What the role is called when the agent speaks. */
  assistant: column.optional(),
  /** The name of the task: rows of one name become one tree. */
  task: column.optional(),
  /** The final reward. */
  reward: column.optional(),
  /** The reward that counts as 1. */
  scale: z.coerce.number().positive().max(1_000_000).optional(),
});
export type ColumnMap = z.output<typeof columnMapSchema>;

/** How a file or folder is to be read. */
export const importOptionsSchema = z.strictObject({
  /** `null` to recognise it. */
  format: z.enum(importFormats).nullable().default(null),
  columns: columnMapSchema.prefault({}),
  /** `reference` takes the pairs that the published code would take. */
  compat: z.enum(['paper', 'reference']).default('paper'),
  /** Imports what can be read of a source that holds records that cannot. */
  keepGood: z.boolean().default(false),
  /** How many records that cannot be read are told of one by one; all are counted. */
  listed: z.int().min(0).max(1_000_000).default(200),
});
export type ImportOptions = z.output<typeof importOptionsSchema>;

/** A record that cannot be read. */
export interface ImportProblem {
  /** Relative to the folder that was chosen; the name of a single file. */
  readonly file: string;
  /** Line in the file, from 1, where the record begins or the fault stands. */
  readonly line: number;
  /** Follows “line 3” in a sentence: “is not JSON: …”. */
  readonly message: string;
}

/** Something that can be read but is known to mislead. */
export interface ImportWarning {
  /** A sentence without its count. */
  readonly what: string;
  readonly count: number;
  /** Where it stands for the first time. */
  readonly example: string;
}

/** What an import brings, or would bring. */
export interface ImportReport {
  readonly format: ImportFormat;
  /** Name of the file or folder, without what leads to it. */
  readonly source: string;
  readonly files: number;
  readonly bytes: number;
  readonly environment: EnvironmentId;
  readonly trees: number;
  readonly nodes: number;
  /** Trees that hold a success. */
  readonly solved: number;
  readonly pairs: {
    /** `file` where the pairs stand in the file itself. */
    readonly rule: 'paper' | 'reference' | 'file';
    readonly train: number;
    readonly heldout: number;
    /** How many pairs each filter removes, in the order in which they look. */
    readonly filters: readonly { readonly filter: string; readonly removed: number }[];
    /** What the published code would take from the same trees; `null` where there are none of its. */
    readonly reference: number | null;
  };
  /** Records that cannot be read. */
  readonly bad: number;
  /** The first of them. */
  readonly problems: readonly ImportProblem[];
  readonly warnings: readonly ImportWarning[];
}

/** How far the reading of a source is. */
export interface ImportProgress {
  /** Bytes read, over both readings of the source. */
  readonly done: number;
  readonly total: number;
  /** The source is read twice: all of it is checked before anything is stored. */
  readonly phase: 'checking' | 'importing';
}

/** How an import ended. */
export interface ImportResult {
  readonly experimentId: string;
  /** False when the workspace held the same already: nothing was changed. */
  readonly created: boolean;
}
