import { onTestFinished } from 'vitest';
import { ChatServer } from './chat-server';

/** A scripted server that stops when the test ends. */
export async function chatServer(): Promise<ChatServer> {
  const server = new ChatServer();
  await server.start();
  onTestFinished(() => server.stop());
  return server;
}
