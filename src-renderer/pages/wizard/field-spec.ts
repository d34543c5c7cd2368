import type { FieldPath } from 'react-hook-form';
import type { ExperimentConfig } from '@shared/experiment/config';

/** Where a field stands in the config. */
export type ConfigPath = FieldPath<ExperimentConfig>;

interface Common {
  readonly path: ConfigPath;
  readonly label: string;
  /** One line. */
  readonly help: string;
}

/** A field of the wizard: what it is called and how it is asked for. Its range is the schema's. */
export type FieldSpec =
  | (Common & { readonly kind: 'number'; readonly unit?: string })
  | (Common & { readonly kind: 'text' })
  /** A number that may be left out: empty is null. */
  | (Common & { readonly kind: 'limit'; readonly unit?: string })
  /** A text that may be left out: empty is null. */
  | (Common & { readonly kind: 'optional' })
  /** Files by their paths, one a line. */
  | (Common & { readonly kind: 'files' })
  /** Texts, one a line. */
  | (Common & { readonly kind: 'lines' })
  /** Headers of a request, `Name: value`, one a line. */
  | (Common & { readonly kind: 'headers' })
  | (Common & { readonly kind: 'switch' })
  | (Common & { readonly kind: 'device' })
  /** What the training begins with. */
  | (Common & { readonly kind: 'base' })
  | (Common & {
      readonly kind: 'choice';
      readonly choices: readonly Choice[];
    });

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly note: string;
}

/** A group of fields under a heading. */
export interface FieldGroup {
  readonly title: string;
  readonly note?: string;
  readonly fields: readonly FieldSpec[];
  /** What a control of its own asks for, in place of fields; the title names the control. */
  readonly own?: readonly ConfigPath[];
  /** Seldom changed: folded at first. */
  readonly folded?: boolean;
  /** Whether a config needs it; always, where this is absent. */
  readonly when?: (config: ExperimentConfig) => boolean;
}

/** A step of the wizard. */
export interface WizardStep {
  readonly id: 'task' | 'agent' | 'search' | 'model' | 'evaluation';
  readonly name: string;
  /** The question that it asks. */
  readonly question: string;
  readonly groups: readonly FieldGroup[];
}
