import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A session of the counting game: the number shown, and whether it is over. */
interface Session {
  task: number;
  count: number;
  steps: number;
  done: boolean;
}

/** How a server of AgentGym's family puts its answers. */
export type Dialect = 'alfworld' | 'webshop' | 'sciworld';

/** What goes wrong with a request, before or after it was executed. */
export type Trouble = 'none' | 'hang-up-before' | 'hang-up-after' | 'status-500';

/**
 * A server that speaks as AgentGym's do and keeps one state a session. The game: from 0, `up`,
 * `double` or `stop`; the reward is 1 for a stop at 3 plus the task's number, a half for a stop at
 * one beside it.
 */
export class GymServer {
  readonly #sessions = new Map<number, Session>();
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  #next = 0;
  /** Every request that came, as `POST /step`. */
  readonly requests: string[] = [];
  /** Asked at every step what shall go wrong with it. */
  trouble: () => Trouble = () => 'none';
  /** Put into every observation; a server that counts its steps is not deterministic. */
  murmur: () => string = () => '';

  constructor(readonly dialect: Dialect = 'alfworld') {}

  async start(port = 0): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(port, '127.0.0.1', done));
    return this.url;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get openSessions(): number {
    return this.#sessions.size;
  }

  /** As a restart does: no session of before is known any more. */
  forget(): void {
    this.#sessions.clear();
    this.#next += 100;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url!, 'http://here');
    const name = `${request.method!} ${pathname}`;
    this.requests.push(name);
    const parts = (await request.setEncoding('utf8').toArray()) as string[];
    const body = parts.length > 0 ? (JSON.parse(parts.join('')) as Record<string, unknown>) : {};
    const trouble = name === 'POST /step' ? this.trouble() : 'none';
    if (trouble === 'hang-up-before') {
      response.destroy();
      return;
    }
    const id = Number(body.id ?? body.env_idx ?? searchParams.get('id'));
    const reply = this.#reply(name, id, body);
    if (trouble === 'hang-up-after') {
      response.destroy();
      return;
    }
    response.writeHead(trouble === 'status-500' ? 500 : 200).end(JSON.stringify(reply));
  }

  #reply(name: string, id: number, body: Record<string, unknown>): unknown {
    if (name === 'POST /create') {
      this.#sessions.set(this.#next, { task: 0, count: 0, steps: 0, done: true });
      this.#next += 1;
      return this.dialect === 'webshop' ? this.#next - 1 : { id: this.#next - 1 };
    }
    const session = this.#sessions.get(id);
    if (!session) return { error: `The id ${id} is not valid.` };
    switch (name) {
      case 'POST /reset':
        Object.assign(session, { task: body.data_idx, count: 0, steps: 0, done: false });
        return this.#started(session);
      case 'POST /step':
        if (session.done) return { error: `The task with environment ${id} has finished.` };
        return this.#moved(session, String(body.action));
      case 'GET /available_actions':
        return session.done ? [] : actions;
      case 'POST /close':
        return { closed: this.#sessions.delete(id) };
      default:
        return { error: 'Not Found' };
    }
  }

  #see(session: Session): string {
    return `You count ${session.count} after ${session.steps} steps.${this.murmur()}`;
  }

  #started(session: Session): unknown {
    const observation = this.#see(session);
    switch (this.dialect) {
      case 'webshop':
        return [observation, null];
      case 'sciworld':
        return { task_description: `Stop at ${3 + session.task}.`, observation, score: 0 };
      case 'alfworld':
        return { id: 0, observation, available_actions: actions };
    }
  }

  #moved(session: Session, action: string): unknown {
    session.steps += 1;
    if (action === 'up one') session.count += 1;
    if (action === 'double') session.count *= 2;
    session.done = action === 'stop';
    const distance = Math.abs(session.count - 3 - session.task);
    const reward = session.done ? Math.max(0, 1 - distance / 2) : 0;
    const { done } = session;
    const observation = this.#see(session);
    switch (this.dialect) {
      case 'webshop':
        return { state: observation, reward, done, info: null };
      case 'sciworld':
        return { observation, reward: 7, score: 100 * reward, done };
      case 'alfworld':
        return { observation, reward, done, available_actions: done ? [] : actions };
    }
  }
}

const actions = ['up one', 'double', 'stop'];
