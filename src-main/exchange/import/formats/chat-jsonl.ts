import { hashText } from '@shared/random/keyed';
import type { ColumnMap } from '@shared/exchange/imports';
import { scaledReward } from '@main/exchange/import/formats/agent-traj';
import type { ImportReader, Reading } from '@main/exchange/import/formats/format';
import { shortName } from '@main/exchange/import/formats/wording';
import { readConversation, type Message } from '@main/exchange/import/trees/conversation';

/** Where the parts usually stand, tried in this order where no column is named. */
const usual = {
  messages: ['messages', 'conversations', 'conversation', 'dialog', 'trajectory'],
  role: ['role', 'from', 'speaker'],
  content: ['content', 'value', 'text'],
  task: ['task_id', 'item_id', 'id'],
  reward: ['reward', 'score', 'success'],
} as const;

const AGENTS = new Set(['assistant', 'gpt', 'agent', 'model', 'bot', 'ai']);
const SYSTEMS = new Set(['system', 'developer']);

/** Conversations of any program, one a line or list entry, with the columns named by the person. */
export const chatJsonl: ImportReader = {
  layout: 'rows',
  recognises: (value) => Array.isArray(pick(value, undefined, usual.messages).found),
  read: (value, _place, columns): Reading => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return { fault: 'is not an object' };
    }
    const messages = readMessages(value, columns);
    if (typeof messages === 'string') return { fault: messages };
    const episode = readConversation(messages);
    if (typeof episode === 'string') return { fault: episode };
    const task = pick(value, columns.task, usual.task);
    const named = typeof task.found === 'string' || typeof task.found === 'number';
    if (columns.task !== undefined && !named) return { fault: `holds no name at ${columns.task}` };
    const reward = readReward(value, columns);
    if (typeof reward === 'string') return { fault: reward };
    const taskId = named
      ? shortName(String(task.found))
      : hashText(episode.instruction).slice(0, 16);
    return { brings: [{ kind: 'episode', taskId, ...episode, reward, finished: true }] };
  },
};

function readMessages(row: object, columns: ColumnMap): Message[] | string {
  const { found, at } = pick(row, columns.messages, usual.messages);
  if (!Array.isArray(found)) return `holds no list of messages at ${at}`;
  const messages: Message[] = [];
  for (const [index, message] of (found as unknown[]).entries()) {
    const role = pick(message, columns.role, usual.role);
    const content = pick(message, columns.content, usual.content);
    if (typeof role.found !== 'string') return `holds no text at ${at}.${index}.${role.at}`;
    if (typeof content.found !== 'string') return `holds no text at ${at}.${index}.${content.at}`;
    messages.push({ speaker: speakerOf(role.found, columns), text: content.found });
  }
  return messages;
}

function speakerOf(role: string, { assistant }: ColumnMap): Message['speaker'] {
  const name = role.toLowerCase();
  if (assistant === undefined ? AGENTS.has(name) : role === assistant) return 'agent';
  return SYSTEMS.has(name) ? 'system' : 'user';
}

function readReward(row: object, columns: ColumnMap): number | null | string {
  const { found, at } = pick(row, columns.reward, usual.reward);
  if (typeof found === 'number' || typeof found === 'boolean') {
    return scaledReward(Number(found), columns.scale);
  }
  return columns.reward === undefined || found === null ? null : `holds no number at ${at}`;
}

/** The value at a dotted path, or at the first of the usual names that is there. */
function pick(
  value: unknown,
  column: string | undefined,
  names: readonly string[],
): { readonly found: unknown; readonly at: string } {
  if (column !== undefined) {
    const found = column.split('.').reduce<unknown>((held, key) => part(held, key), value);
    return { found, at: column };
  }
  const name = names.find((key) => part(value, key) !== undefined) ?? names[0] ?? '';
  return { found: part(value, name), at: name };
}

function part(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
