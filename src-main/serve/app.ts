import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ApiFailure, asApiFailure, failureBody } from '@main/serve/api-failure';
import { completionOf, eventsOf } from '@main/serve/chat-reply';
import { readChatRequest } from '@main/serve/chat-request';
import { decide, type GuidedAgent } from '@main/serve/guided-agent';
import { carriesToken } from '@main/serve/token';

/** Largest request: several times the longest context that models have. */
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * The guided agent as a part of OpenAI's API: chat completions and the list of models, for whoever
 * has the token.
 * @param report told of failures that are faults of StepQ's
 */
export function createApp(
  agent: GuidedAgent,
  token: string,
  report: (error: unknown) => void,
): Hono {
  const app = new Hono();
  const started = now();
  const model = { id: agent.model, object: 'model', created: started, owned_by: 'stepq' };

  app.onError((error, context) => {
    const failure = asApiFailure(error, context.req.raw.signal);
    if (failure.status === 500) report(error);
    return Response.json(failureBody(failure), { status: failure.status });
  });
  app.notFound(({ req }) => {
    throw new ApiFailure(404, 'not_found', `There is no ${req.method} ${req.path} here.`);
  });
  app.use(async ({ req }, next) => {
    if (!carriesToken(req.header('authorization'), token)) {
      throw new ApiFailure(401, 'invalid_api_key', 'The bearer token is missing or wrong.');
    }
    await next();
  });
  app.use(
    bodyLimit({
      maxSize: MOST_BYTES,
      onError: () => {
        const megabytes = MOST_BYTES / 1024 / 1024;
        throw new ApiFailure(413, 'too_large', `A request may have ${megabytes} MB at most.`);
      },
    }),
  );

  app.get('/v1/models', (context) => context.json({ object: 'list', data: [model] }));
  app.get('/v1/models/:id', (context) => {
    const { id } = context.req.param();
    if (id === agent.model) return context.json(model);
    throw new ApiFailure(404, 'model_not_found', `There is no model ${id} here.`, 'model');
  });
  app.post('/v1/chat/completions', async ({ req }) => {
    const json: unknown = await req.json().catch(() => {
      throw new ApiFailure(400, 'invalid_json', 'The body of the request is not JSON.');
    });
    const request = readChatRequest(json);
    const step = await decide(agent, request, req.raw.signal);
    const head = { id: `chatcmpl-${randomUUID()}`, created: now(), model: agent.model };
    if (!request.stream) return Response.json(completionOf(head, step, request.ignored));
    return new Response(eventsOf(head, step, request.ignored, request.includeUsage), {
      headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' },
    });
  });
  return app;
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
