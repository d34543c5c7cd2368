import { stepLimits } from '@shared/experiment/environments';
import type { HttpSection } from '@shared/experiment/http-section';
import type { EnvironmentFamily } from '@main/environments/environment';
import { agentGymProtocol } from './agentgym-protocol';
import { connect } from './connection';
import { notConnected, RequestFailure } from './failures';
import { HttpEnvironment, type HttpSnapshot } from './http-environment';
import { stepqProtocol } from './stepq-protocol';
import { upkeepWords } from './upkeep';

/**
 * An environment that a server plays, with the tasks that it lists.
 * @throws CallError `unavailable` when nobody answers, `bad-reply` when the tasks do not fit
 */
export async function connectHttp(
  section: HttpSection,
): Promise<EnvironmentFamily<HttpSnapshot, HttpEnvironment>> {
  const connection = connect(section);
  const protocol =
    section.protocol === 'stepq'
      ? stepqProtocol(connection)
      : agentGymProtocol(connection, { first: section.firstTask, count: section.taskCount });
  const tasks = await protocol.tasks().catch((error: unknown) => {
    throw error instanceof RequestFailure ? notConnected(section.url, error) : error;
  });
  const upkeep = { replays: 0, replayedSteps: 0, lostSteps: 0 };
  const { url, retries, successReward, unfinishedReturn } = section;
  const world = { url, retries, successReward, upkeep };
  return {
    id: 'http',
    maxDepth: stepLimits.http,
    returns: { unfinished: unfinishedReturn },
    tasks: () => tasks,
    create: (signal) => new HttpEnvironment(world, protocol.open(signal), signal),
    upkeep: () => upkeepWords(upkeep),
    close: () => protocol.close(),
  };
}
