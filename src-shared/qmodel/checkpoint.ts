/** Weights of a training's step that are kept to choose from. */
export interface KeptCheckpoint {
  readonly step: number;
  /** Preference accuracy on held-out pairs when it was written, in [0, 1]; `null` without any. */
  readonly heldoutAccuracy: number | null;
  readonly heldoutLoss: number | null;
  /** A pinned one stays, however many newer ones come. */
  readonly pinned: boolean;
  /** On the disk. */
  readonly bytes: number;
}
