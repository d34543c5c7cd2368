import type { Episode } from '@shared/evaluation/episode';
import { countConditions, createFilterCounts } from '@main/exchange/export/sources/filter-counts';
import type { ExportItem, Source, SourceGround } from '@main/exchange/export/sources/source';
import { episodeOf, SELECT_EPISODES, type EpisodeRow } from '@main/store/episode-rows';

/** An episode of the evaluation with all of its decisions. */
export interface EpisodeItem extends ExportItem {
  readonly episode: Episode;
}

/** The episodes that pass, in the order in which they were played, one at a time in memory. */
export function episodeSource({ db, filter }: SourceGround): Source<EpisodeItem> {
  const tasks = filter.tasks ?? (filter.taskId === undefined ? undefined : [filter.taskId]);
  const set = [
    ['tasks', 'task_id IN (SELECT value FROM json_each(?))', tasks && JSON.stringify(tasks)],
    ['reward', 'reward >= ?', filter.minReward],
  ] as const;
  const used = set.filter(([, , value]) => value !== undefined);
  const where = (parts: number): string =>
    ['experiment_id = ?', ...used.slice(0, parts).map(([, sql]) => sql)].join(' AND ');
  const values = (parts: number): (string | number)[] => [
    filter.experimentId,
    ...used.slice(0, parts).map(([, , value]) => value!),
  ];
  const { total, known } = countConditions(
    used.map(([name]) => name),
    (parts) =>
      db
        .prepare<unknown[], number>(`SELECT count(*) FROM episode WHERE ${where(parts)}`)
        .pluck()
        .get(...values(parts)) ?? 0,
  );
  const counts = createFilterCounts(known);
  return {
    total,
    counts: () => counts.list(),
    items: {
      *[Symbol.iterator]() {
        const rows = db
          .prepare<unknown[], EpisodeRow>(
            `${SELECT_EPISODES} WHERE ${where(used.length)} ORDER BY episode.id`,
          )
          .iterate(...values(used.length));
        for (const row of rows) {
          yield [{ episode: episodeOf(db, row), split: null, edited: false, length: null }];
        }
      },
    },
  };
}
