import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { ExperimentConfig } from '@shared/experiment/config';
import type { PresetId } from '@shared/experiment/presets';

/** An experiment that is being put together; what is typed into a field may still be wrong. */
export interface Draft {
  readonly values: ExperimentConfig;
  readonly preset: PresetId;
  readonly step: number;
  readonly savedAt: number;
}

interface Drafts {
  readonly draft: Draft | null;
}

/** The one draft, kept when the window closes. */
export const useDraft = create<Drafts>()(
  persist((): Drafts => ({ draft: null }), { name: 'stepq.draft', version: 1 }),
);

export const saveDraft = (draft: Draft): void => {
  useDraft.setState({ draft });
};

export const dropDraft = (): void => {
  useDraft.setState({ draft: null });
};
