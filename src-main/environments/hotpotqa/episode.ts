/**
 * Where an episode stands. Immutable, plain data: a snapshot is this object itself, so that page and
 * lookup belong to a node of a search and to nothing else.
 */
export interface Episode {
  readonly taskId: string;
  /** Title of the article that was opened last. */
  readonly page: string | null;
  readonly lookup: Lookup | null;
  readonly done: boolean;
}

/** A keyword that is being followed through the open article. */
export interface Lookup {
  /** In lower case. */
  readonly keyword: string;
  /** How many of its sentences were given out. */
  readonly given: number;
}

/** The beginning of an episode. */
export function startEpisode(taskId: string): Episode {
  return { taskId, page: null, lookup: null, done: false };
}
