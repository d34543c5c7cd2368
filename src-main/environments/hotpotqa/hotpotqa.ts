import { renderAction } from '@shared/agent/action';
import type { Environment, EnvironmentTask, Transition } from '@main/environments/environment';
import type { Corpus } from './data/corpus';
import type { Question } from './data/question';
import { startEpisode, type Episode } from './episode';
import { finishText, invalidText, questionText } from './observation';
import { scoreAnswer } from './score/answer';
import { move } from './transition';

/** What all episodes of a family share, and none changes. */
export interface World {
  readonly corpus: Pick<Corpus, 'article' | 'search'>;
  /** @throws CallError when no question has this id. */
  question(id: string): Question;
}

/** One episode of looking an answer up; its whole state is one immutable `Episode`. */
export class HotpotQa implements Environment<Episode> {
  private episode: Episode | undefined;

  constructor(private readonly world: World) {}

  reset(task: EnvironmentTask): string {
    const { id, question } = this.world.question(task.id);
    this.episode = startEpisode(id);
    return questionText(question);
  }

  step(action: { readonly type: string; readonly argument: string }): Transition {
    const before = this.snapshot();
    const moved = move(before, action, this.world.corpus);
    switch (moved.kind) {
      case 'moved':
        this.episode = moved.episode;
        return { observation: moved.observation, reward: 0, done: false, valid: true };
      case 'answered':
        return this.finish(before, moved.answer);
      case 'invalid':
        return { observation: invalidText(action), reward: 0, done: before.done, valid: false };
    }
  }

  availableActions(): readonly string[] {
    const { done, page } = this.snapshot();
    if (done) return [];
    const lookup = { type: 'lookup', argument: '<keyword>' };
    return [
      { type: 'search', argument: '<entity>' },
      ...(page === null ? [] : [lookup]),
      { type: 'finish', argument: '<answer>' },
    ].map(renderAction);
  }

  snapshot(): Episode {
    if (!this.episode) throw new Error('The environment was used before a task was started.');
    return this.episode;
  }

  restore(snapshot: Episode): void {
    this.episode = snapshot;
  }

  /** The reward is exact match; F1 is told beside it. */
  private finish(before: Episode, answer: string): Transition {
    const score = scoreAnswer(answer, this.world.question(before.taskId).answer);
    this.episode = { ...before, done: true };
    return {
      observation: finishText(score),
      reward: score.em,
      done: true,
      valid: true,
      rewardParts: { em: score.em, f1: score.f1 },
    };
  }
}
