import { answered, unlessAborted, type Answer } from '@main/environments/answer';
import type { Environment, EnvironmentTask, Transition } from '@main/environments/environment';
import type { Corpus, Found } from '../data/corpus';
import type { Episode } from '../episode';
import { HotpotQa, type World } from '../hotpotqa';
import { searchedName } from '../transition';
import type { Library } from './library';

/**
 * One episode over articles that have to be asked for. What an action needs is asked for first; then
 * the rules are those of `HotpotQa`.
 */
export class LiveHotpotQa implements Environment<Episode> {
  private readonly near: HotpotQa;
  private found: Found = { kind: 'similar', titles: [] };

  constructor(
    question: World['question'],
    private readonly library: Library,
    private readonly signal?: AbortSignal,
  ) {
    const corpus: Pick<Corpus, 'article' | 'search'> = {
      article: (title) => library.article(title),
      search: () => this.found,
    };
    this.near = new HotpotQa({ corpus, question });
  }

  reset(task: EnvironmentTask): string {
    return this.near.reset(task);
  }

  step(action: { readonly type: string; readonly argument: string }): Answer<Transition> {
    const name = searchedName(this.near.snapshot(), action);
    if (name === undefined) return this.near.step(action);
    const found = this.library.search(name);
    return answered(found instanceof Promise ? unlessAborted(found, this.signal) : found, (had) => {
      this.found = had;
      return this.near.step(action);
    });
  }

  availableActions(): readonly string[] {
    return this.near.availableActions();
  }

  snapshot(): Episode {
    return this.near.snapshot();
  }

  restore(snapshot: Episode): void {
    this.near.restore(snapshot);
  }
}
