/** What the episodes of a server cost beyond their own steps. */
export interface Upkeep {
  /** Times that an episode was walked again from its beginning. */
  replays: number;
  /** Steps that were made again on the way. */
  replayedSteps: number;
  /** Steps whose answer never came, or came too late. */
  lostSteps: number;
}

/** In a line for people; `null` when nothing had to be done again. */
export function upkeepWords({ replays, replayedSteps, lostSteps }: Upkeep): string | null {
  if (replays === 0) return null;
  const lost = lostSteps === 0 ? '' : ` ${counted(lostSteps, 'step')} got lost.`;
  return `The server was brought back to earlier states by ${counted(replays, 'reset')} and ${counted(replayedSteps, 'repeated step')}.${lost}`;
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}`;
}
