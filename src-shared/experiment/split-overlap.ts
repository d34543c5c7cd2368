/** What the two sides of a split that somebody else made had in common. */
export interface SplitOverlap {
  /** Test tasks of the split, however many are asked for. */
  readonly testTasks: number;
  /** Of them those that share a product with a training task. */
  readonly sharing: number;
  /** Training tasks of the split before any was left out. */
  readonly trainTasks: number;
  /** Training tasks that were left out, so that no product is on both sides. */
  readonly leftOut: number;
}

/** For people: how many test tasks share a product with a training task, and what came of it. */
export function overlapSentence({ testTasks, sharing, trainTasks, leftOut }: SplitOverlap): string {
  const n = (count: number): string => count.toLocaleString('en');
  if (sharing === 0) {
    return `None of the split’s ${n(testTasks)} test tasks shares a product with its ${n(trainTasks)} training tasks.`;
  }
  return (
    `${n(sharing)} of the split’s ${n(testTasks)} test tasks ${sharing === 1 ? 'shares' : 'share'} a product with a training task: ` +
    `${n(leftOut)} of its ${n(trainTasks)} training tasks ${leftOut === 1 ? 'is' : 'are'} left out for that.`
  );
}
