/** What the numbers of a step mean, for whoever rests the pointer on one. */
export const meanings = {
  visits: 'How often the search went through this step.',
  value:
    'Mean return of its visits: the reward at the end, 0 for a wrong end, below 0 for an episode that came to no end.',
  prior: 'Share of the samples at this place that were this action.',
  q: 'What the trained Q-value model makes of the action, larger for better. Only differences between actions of one place count: β and training set its scale.',
  uct: 'What the search goes by: the value, and more for what was seldom visited.',
  reward: 'What the environment gave where the episode ended.',
} as const;
