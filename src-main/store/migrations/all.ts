import { initial } from '@main/store/migrations/0001-initial';
import { imports } from '@main/store/migrations/0002-imports';
import { endpointCalls } from '@main/store/migrations/0003-endpoint-calls';
import { checkpoints } from '@main/store/migrations/0004-checkpoints';
import type { Migration } from '@main/store/migrations/migration';

/** Every migration, in order. */
export const migrations: readonly Migration[] = [initial, imports, endpointCalls, checkpoints];
