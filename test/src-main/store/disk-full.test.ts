import { describe, expect, it } from 'vitest';
import { sampleConfig, sampleTree } from '../../support/samples';
import { temporaryFolder, temporaryStore } from '../../support/workspace';

describe('a full disk', () => {
  it('stops a commit with a sentence, keeps what was there, and goes on when there is space', () => {
    const folder = temporaryFolder();
    const store = temporaryStore(folder);
    const id = store.experiments.create(sampleConfig(), {});
    store.trees.commit(id, sampleTree('task-1', 16), 5);
    const { db } = store.workspace;
    const pages = Number(db.pragma('page_count', { simple: true }));
    db.pragma(`max_page_count = ${pages + 2}`);

    const big = sampleTree('task-2', 3000);
    let failure: unknown;
    try {
      store.trees.commit(id, big, 5);
    } catch (error) {
      failure = error;
    }
    expect(failure).toMatchObject({ code: 'disk-full' });
    expect(String(failure)).toContain('Free some space');
    expect(store.tasks.committed(id)).toEqual(new Set(['task-1']));
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');

    db.pragma(`max_page_count = ${pages + 100_000}`);
    expect(store.trees.load(store.trees.commit(id, big, 5))).toEqual(big);
  });

  it('reaches the caller from inside a larger transaction, which is undone as a whole', () => {
    const store = temporaryStore();
    const id = store.experiments.create(sampleConfig(), {});
    const { db } = store.workspace;
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 2}`);
    const both = () =>
      store.transaction(() => {
        store.trees.commit(id, sampleTree('task-1', 4), 5);
        store.trees.commit(id, sampleTree('task-2', 3000), 5);
      });
    expect(both).toThrow(expect.objectContaining({ code: 'disk-full' }) as Error);
    expect(store.tasks.committed(id)).toEqual(new Set());
  });
});
