import type { Episode } from '@shared/evaluation/episode';
import { conditionsOf, tasksOf } from '@main/exchange/export/sources/conditions';
import { createFilterCounts } from '@main/exchange/export/sources/filter-counts';
import type { ExportItem, Source, SourceGround } from '@main/exchange/export/sources/source';
import { episodeOf, SELECT_EPISODES, type EpisodeRow } from '@main/store/episode-rows';

/** An episode of the evaluation with all of its decisions. */
export interface EpisodeItem extends ExportItem {
  readonly episode: Episode;
}

/** The episodes that pass, in the order in which they were played, one at a time in memory. */
export function episodeSource(ground: SourceGround): Source<EpisodeItem> {
  const { db, filter } = ground;
  const { where, values, total, known } = conditionsOf(
    ground,
    [
      ['tasks', 'task_id IN (SELECT value FROM json_each(?))', tasksOf(filter)],
      ['reward', 'reward >= ?', filter.minReward],
    ],
    (condition) => `SELECT id FROM episode WHERE experiment_id = ? AND ${condition}`,
  );
  const counts = createFilterCounts(known);
  return {
    total,
    counts: () => counts.list(),
    items: {
      *[Symbol.iterator]() {
        const rows = db
          .prepare<unknown[], EpisodeRow>(
            `${SELECT_EPISODES} WHERE experiment_id = ? AND ${where()} ORDER BY episode.id`,
          )
          .iterate(...values());
        for (const row of rows) {
          yield [{ episode: episodeOf(db, row), split: null, edited: false, length: null }];
        }
      },
    },
  };
}
