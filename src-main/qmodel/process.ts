import { fileURLToPath } from 'node:url';
import { createQModelService } from '@main/qmodel/local-service';
import { probeInChild, providerToTest } from '@main/qmodel/runtime/probe';
import type { ProviderId } from '@main/qmodel/runtime/providers';
import { selfTest } from '@main/qmodel/runtime/self-test';
import { serveQModel } from '@main/qmodel/rpc';
import { channelPeer, onModelPort, ownParentPort } from '@main/rpc/ports';

/**
 * The model process: onnxruntime lives here, so that a driver or a native abort takes nothing else
 * with it. Started by the command line as a child with an IPC channel, or by Electron as a utility
 * process that is handed the lab's channels. It ends with the process that started it.
 */
function main(): void {
  const die = (reason: unknown): never => {
    console.error(
      `The model process failed: ${reason instanceof Error ? reason.message : String(reason)}`,
    );
    process.exit(1);
  };
  process.on('uncaughtException', die);
  process.on('unhandledRejection', die);
  const testing = providerToTest(process.argv);
  if (testing !== null) {
    void answerSelfTest(testing);
    return;
  }
  const service = createQModelService(probeInChild(fileURLToPath(import.meta.url)));
  if (process.send === undefined) {
    onModelPort(ownParentPort(), (channel) => {
      serveQModel(channelPeer(channel), service);
    });
    return;
  }
  process.on('disconnect', () => process.exit(0));
  serveQModel(
    {
      post: (message) => {
        if (process.connected) process.send?.(message);
      },
      onMessage: (listener) => process.on('message', listener),
      onClose: () => undefined,
    },
    service,
  );
}

async function answerSelfTest(provider: ProviderId): Promise<void> {
  const answer = await selfTest(provider).catch((error: unknown) => ({
    failure: `it could not be used: ${error instanceof Error ? error.message : String(error)}`,
  }));
  process.send?.(answer);
}

main();
