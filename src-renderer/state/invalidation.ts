import type { CachedName } from '@renderer/state/call-cache';
import type { BridgeEventName } from '@shared/ipc/events';

type Concerns = (name: CachedName, input: unknown) => boolean;

/** Answers about one experiment that its own changes do not touch: they are fixed once given. */
const fixed: ReadonlySet<CachedName> = new Set([
  'trees.get',
  'trees.iterations',
  'trees.node',
  'trees.prompt',
  'trees.search',
  'prompts.shipped',
  'tasks.page',
  'tasks.get',
  'shell.info',
  'keys.state',
  'workspace.facts',
]);

/** Lists that speak of every experiment. */
const overall: ReadonlySet<CachedName> = new Set(['experiments.list', 'models.list']);

/** What the commit of one tree changes. */
const ofTrees: ReadonlySet<CachedName> = new Set([
  'experiments.list',
  'experiments.get',
  'trees.list',
  'endpoints.usage',
  'runs.failures',
]);

/** What the commit of one episode changes, besides all that is compared. */
const ofEpisodes: ReadonlySet<CachedName> = new Set([
  'experiments.get',
  'endpoints.usage',
  'runs.failures',
]);

/** Which answers an event puts out of date. */
export function concernsOf(event: BridgeEventName, payload: unknown): Concerns {
  const id = experimentOf(payload);
  const same = (input: unknown) => id === null || [null, id].includes(experimentOf(input));
  switch (event) {
    case 'experiment.changed':
      return (name, input) => !fixed.has(name) && (overall.has(name) || same(input));
    case 'tree.committed':
      return (name, input) => ofTrees.has(name) && (overall.has(name) || same(input));
    case 'episode.committed':
      return (name, input) => (ofEpisodes.has(name) || name.startsWith('compare.')) && same(input);
    case 'process.failed':
      return (name) => !fixed.has(name);
    default:
      return () => false;
  }
}

/** The experiment that a payload or a question names, also inside a filter; `null` if it names none. */
function experimentOf(subject: unknown): string | null {
  if (typeof subject !== 'object' || subject === null) return null;
  if ('experimentId' in subject && typeof subject.experimentId === 'string') {
    return subject.experimentId;
  }
  return 'filter' in subject ? experimentOf(subject.filter) : null;
}
