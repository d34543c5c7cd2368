import { renderAction } from '@shared/agent/action';
import type { Environment, EnvironmentTask, Transition } from '@main/environments/environment';
import { clicksOf, shopped, type Shop } from './clicks';
import type { Goal } from './data/goals';
import { clickedLine, type ObservationFormat } from './observation/formats';
import type { Reward } from './reward/reward';
import type { Product } from './data/product';
import { startSession, type Session } from './session';
import { move } from './transition';

/** What is said to an action that is not possible. */
export const INVALID_ACTION = 'Invalid action!';

/** What all episodes of a family share. */
export interface World {
  readonly shop: Shop;
  readonly format: ObservationFormat;
  /** @throws CallError when no goal has this id. */
  goal(id: string): Goal;
  render(session: Session, instruction: string): string;
  judge(goal: Goal, product: Product, chosen: readonly string[]): Reward;
}

/** One episode in the shop; its whole state is one immutable `Session`. */
export class WebShop implements Environment<Session> {
  private session: Session | undefined;

  constructor(private readonly world: World) {}

  reset(task: EnvironmentTask): string {
    const goal = this.world.goal(task.id);
    this.session = startSession(goal.id);
    return this.world.render(this.session, goal.instruction);
  }

  step(action: { readonly type: string; readonly argument: string }): Transition {
    const before = this.snapshot();
    const moved = move(before, action, this.world.shop);
    if (!moved) {
      const done = before.page === 'done';
      return { observation: INVALID_ACTION, reward: 0, done, valid: false };
    }
    if (moved.session.page === 'done') return this.buy(moved.session);
    this.session = moved.session;
    const observation =
      moved.clicked !== undefined && this.world.format === 'react'
        ? clickedLine(moved.clicked)
        : this.observe(moved.session);
    return { observation, reward: 0, done: false, valid: true };
  }

  availableActions(): readonly string[] {
    const session = this.snapshot();
    if (session.page === 'index') return [renderAction({ type: 'search', argument: '<keywords>' })];
    return clicksOf(session, this.world.shop).map(({ label }) =>
      renderAction({ type: 'click', argument: label }),
    );
  }

  snapshot(): Session {
    if (!this.session) throw new Error('The environment was used before a task was started.');
    return this.session;
  }

  restore(snapshot: Session): void {
    this.session = snapshot;
  }

  private buy(session: Session): Transition {
    const { world } = this;
    const chosen = session.options.map(([, value]) => value);
    const { total, parts } = world.judge(
      world.goal(session.goalId),
      shopped(session, world.shop),
      chosen,
    );
    this.session = { ...session, reward: total };
    return {
      observation: this.observe(this.session),
      reward: total,
      done: true,
      valid: true,
      rewardParts: parts,
    };
  }

  private observe(session: Session): string {
    return this.world.render(session, this.world.goal(session.goalId).instruction);
  }
}
