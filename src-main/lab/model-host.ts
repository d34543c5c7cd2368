import type { QModelService } from '@main/qmodel/service';

/** Gives a living Q-value model service, a new one after the last has died. */
export interface ModelHost {
  service(): Promise<QModelService>;
  close(): Promise<void>;
}

/**
 * Keeps one service and starts it when first wanted.
 * @param start makes a service; `died` is to be called when it is no more
 */
export function createModelHost(start: (died: () => void) => Promise<QModelService>): ModelHost {
  let current: Promise<QModelService> | null = null;
  return {
    service: () => {
      current ??= start(() => {
        current = null;
      });
      return current;
    },
    close: async () => {
      const last = current;
      current = null;
      if (last) await (await last).dispose();
    },
  };
}
