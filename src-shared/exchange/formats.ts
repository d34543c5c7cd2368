/** What an export takes its rows from. */
export type ExportSource = 'pairs' | 'trees' | 'episodes';

/** Filters of an export beside the experiment, by the name of their field. */
type FilterName =
  | 'split'
  | 'review'
  | 'minMargin'
  | 'maxMargin'
  | 'depth'
  | 'actionType'
  | 'minVisits'
  | 'minReward'
  | 'taskId'
  | 'tasks'
  | 'search'
  | 'maxTokens'
  | 'duplicates'
  | 'evaluationTasks';

interface FormatFacts {
  readonly source: ExportSource;
  /** One file, or a new folder with several. */
  readonly place: 'file' | 'folder';
  /** Name that is suggested for it. */
  readonly suggestedName: string;
  /** The filters that mean something to it; any other is refused. */
  readonly filters: readonly FilterName[];
}

const ofPairs = [
  'split',
  'review',
  'minMargin',
  'maxMargin',
  'depth',
  'actionType',
  'minVisits',
  'taskId',
  'tasks',
  'search',
  'maxTokens',
  'duplicates',
  'evaluationTasks',
] as const;
const ofTrees = ['split', 'taskId', 'tasks', 'minReward'] as const;
const ofTrajectories = [...ofTrees, 'maxTokens', 'duplicates', 'evaluationTasks'] as const;
const ofSteps = [...ofTrajectories, 'minVisits'] as const;
const ofNodes = [...ofTrees, 'depth', 'minVisits'] as const;
const ofEpisodes = ['taskId', 'tasks', 'minReward'] as const;

const pairs = (place: FormatFacts['place'], suggestedName: string) =>
  ({ source: 'pairs', place, suggestedName, filters: ofPairs }) as const;
const trees = (
  place: FormatFacts['place'],
  suggestedName: string,
  filters: FormatFacts['filters'],
) => ({ source: 'trees', place, suggestedName, filters }) as const;
const episodes = (suggestedName: string) =>
  ({ source: 'episodes', place: 'file', suggestedName, filters: ofEpisodes }) as const;

/** Every format that data can be exported in. */
export const exportFormats = {
  'stepq-jsonl': pairs('file', 'stepq-pairs.jsonl'),
  'eto-json': pairs('file', 'pairs-eto.json'),
  'trl-jsonl': pairs('file', 'pairs-trl.jsonl'),
  'trl-text-jsonl': pairs('file', 'pairs-trl-text.jsonl'),
  'trl-kto-jsonl': pairs('file', 'steps-trl-kto.jsonl'),
  'trl-stepwise-jsonl': trees('file', 'steps-trl-stepwise.jsonl', ofSteps),
  'llamafactory-ranking': pairs('folder', 'llamafactory-ranking'),
  'llamafactory-sft': trees('folder', 'llamafactory-sft', ofTrajectories),
  'llamafactory-kto': pairs('folder', 'llamafactory-kto'),
  'openai-sft-jsonl': trees('file', 'openai-sft.jsonl', ofTrajectories),
  'openai-preference-jsonl': pairs('file', 'openai-preference.jsonl'),
  huggingface: pairs('folder', 'stepq-pairs-huggingface'),
  'tree-json': trees('folder', 'stepq-trees', ofTrees),
  'pairs-parquet': pairs('file', 'pairs.parquet'),
  'pairs-csv': pairs('file', 'pairs.csv'),
  'nodes-parquet': trees('file', 'nodes.parquet', ofNodes),
  'nodes-csv': trees('file', 'nodes.csv', ofNodes),
  'episodes-parquet': episodes('episodes.parquet'),
  'episodes-csv': episodes('episodes.csv'),
  'decisions-parquet': episodes('decisions.parquet'),
  'decisions-csv': episodes('decisions.csv'),
} as const satisfies Record<string, FormatFacts>;

export type ExportFormatName = keyof typeof exportFormats;

/** Their names, in the order in which they are offered. */
export const exportFormatNames = Object.keys(exportFormats) as [
  ExportFormatName,
  ...ExportFormatName[],
];

/** Whether a filter means something to a format. */
export function takesFilter(format: ExportFormatName, filter: string): boolean {
  return (exportFormats[format].filters as readonly string[]).includes(filter);
}
