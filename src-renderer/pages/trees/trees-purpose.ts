/** What the page of trees is for, in the two places where there is none to show. */
export const treesPurpose =
  'Every task’s search as a tree: which actions were tried at each step, how often, and what came of them. Replay it, compare siblings, and see where the model disagrees.';
