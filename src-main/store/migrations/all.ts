import { initial } from '@main/store/migrations/0001-initial';
import type { Migration } from '@main/store/migrations/migration';

/** Every migration, in order. */
export const migrations: readonly Migration[] = [initial];
