import type { StepqBridge } from '@shared/ipc/contract';

declare global {
  interface Window {
    /** Put there by the preload, before any of the page's own code runs. */
    readonly stepq: StepqBridge;
  }
}
