import { z } from 'zod';
import { CallError, connectCalls, serveCalls, type MessagePeer } from '@main/rpc/rpc';
import {
  checkpointRequestSchema,
  devicesSchema,
  scoreRequestSchema,
  scoresSchema,
  trainedModelSchema,
  trainProgressSchema,
  trainRequestSchema,
} from '@main/qmodel/messages';
import type { QModelService } from '@main/qmodel/service';

/** The Q-value model at the other end of a line. */
export function createQModelClient(peer: MessagePeer): QModelService {
  const client = connectCalls(peer, 'The model process');
  return {
    train: async (request, onProgress, signal) => {
      const failed = new AbortController();
      const answer = client.call('train', request, {
        signal: signal ? AbortSignal.any([signal, failed.signal]) : failed.signal,
        onProgress: (payload) => {
          if (failed.signal.aborted) return;
          // Thrown from here it would reach nobody and end this process: a full disk, say, on
          // storing the metrics. It stops the training instead and is what the training fails with.
          try {
            onProgress(understood(trainProgressSchema, payload));
          } catch (error) {
            failed.abort(error);
          }
        },
      });
      try {
        return understood(trainedModelSchema, await answer);
      } finally {
        failed.signal.throwIfAborted();
      }
    },
    useCheckpoint: async (directory, step) =>
      understood(trainedModelSchema, await client.call('use-checkpoint', { directory, step })),
    score: async (directory, context, candidates) =>
      understood(scoresSchema, await client.call('score', { directory, context, candidates })),
    devices: async () => understood(devicesSchema, await client.call('devices', null)),
    dispose: async () => {
      await client.call('dispose', null);
    },
  };
}

/**
 * Answers for a Q-value model on a line. A message that is not as it should be is refused with the
 * path of the field.
 */
export function serveQModel(peer: MessagePeer, service: QModelService): void {
  serveCalls(peer, async (name, input, call) => {
    switch (name) {
      case 'train':
        return service.train(
          checked(trainRequestSchema, input),
          (progress) => {
            call.progress(progress);
          },
          call.signal,
        );
      case 'score': {
        const { directory, context, candidates } = checked(scoreRequestSchema, input);
        return service.score(directory, context, candidates);
      }
      case 'use-checkpoint': {
        const { directory, step } = checked(checkpointRequestSchema, input);
        return service.useCheckpoint(directory, step);
      }
      case 'devices':
        return service.devices();
      case 'dispose':
        await service.dispose();
        return null;
      default:
        throw new CallError('not-found', `The model process knows no call "${name}".`);
    }
  });
}

function checked<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new CallError('invalid-input', z.prettifyError(parsed.error));
}

function understood<Schema extends z.ZodType>(schema: Schema, answer: unknown): z.output<Schema> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new CallError(
    'internal',
    `The model process gave an answer that was not understood: ${z.prettifyError(parsed.error)}`,
  );
}
