import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, safeStorage } from 'electron';
import { z } from 'zod';
import { CallError } from '@main/rpc/rpc';
import type { KeysState } from '@shared/ipc/shell-calls';

/** The keys of language models: encrypted in a file of the user's, or in memory alone. */
export interface KeyVault {
  /** @throws CallError `unavailable` when it is to be kept but nothing here encrypts */
  give(name: string, key: string, keep: 'session' | 'safe-storage'): Promise<void>;
  /** Forgets a key wherever it was kept; one that is not there is none to forget. */
  forget(name: string): Promise<void>;
  state(): Promise<KeysState>;
  /** Every key that is there. */
  all(): Promise<ReadonlyMap<string, string>>;
}

const fileSchema = z.record(z.string(), z.base64());

export function createKeyVault(): KeyVault {
  const file = join(app.getPath('userData'), 'keys.json');
  const stored = new Map(Object.entries(readStored(file)));
  const write = () => writeFile(file, JSON.stringify(Object.fromEntries(stored)), { mode: 0o600 });
  const keys = new Map<string, string>();
  const unlocked = unlock(stored, keys);
  return {
    give: async (name, key, keep) => {
      await unlocked;
      if (keep === 'safe-storage') {
        if (!(await isEncrypted())) throw noStore();
        stored.set(name, (await safeStorage.encryptStringAsync(key)).toString('base64'));
        await write();
      }
      keys.set(name, key);
    },
    forget: async (name) => {
      await unlocked;
      if (stored.delete(name)) await write();
      keys.delete(name);
    },
    state: async () => {
      await unlocked;
      return { encrypted: await isEncrypted(), store: storeName(), names: [...keys.keys()] };
    },
    all: async () => {
      await unlocked;
      return keys;
    },
  };
}

/** A key that the store no longer opens is left out: it is asked for again. */
async function unlock(
  stored: ReadonlyMap<string, string>,
  keys: Map<string, string>,
): Promise<void> {
  for (const [name, locked] of stored) {
    try {
      const { result } = await safeStorage.decryptStringAsync(Buffer.from(locked, 'base64'));
      keys.set(name, result);
    } catch {
      continue;
    }
  }
}

function storeName(): string {
  return process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : process.platform;
}

/** `basic_text` is locked with a password that every program knows: that is no secret. */
async function isEncrypted(): Promise<boolean> {
  if (storeName() === 'basic_text') return false;
  try {
    return await safeStorage.isAsyncEncryptionAvailable();
  } catch {
    return false;
  }
}

function noStore(): CallError {
  return new CallError(
    'unavailable',
    `This computer has no secret store that encrypts (${storeName()}). The key was not kept. Put it into an environment variable, or keep it until StepQ is closed.`,
  );
}

function readStored(file: string): Record<string, string> {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // The first start, or a file of another program: keys are asked for again.
    return {};
  }
}
