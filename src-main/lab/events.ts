import type { LabEventName, LabEvents } from '@shared/ipc/events';

/** Where the lab's events go: the window, the terminal, a test. */
export type EventSink = <Name extends LabEventName>(name: Name, event: LabEvents[Name]) => void;

/** Why a running experiment was told to stop. */
export type StopRequest = 'pause' | 'cancel' | 'shutdown';

/** The error that ends a stage when the experiment was told to stop. */
export class Stopped extends Error {
  constructor(readonly request: StopRequest) {
    super(`The experiment was told to stop (${request}).`);
    this.name = 'Stopped';
  }
}

/** @throws Stopped when the signal was raised with a stop request, or for any other abort `pause`. */
export function throwIfStopped(signal: AbortSignal): void {
  if (!signal.aborted) return;
  const reason: unknown = signal.reason;
  throw reason instanceof Stopped ? reason : new Stopped('pause');
}

/** How long calls under way are waited for, in milliseconds: they are paid for. */
export function patienceOf(signal: AbortSignal): number {
  const reason: unknown = signal.reason;
  return reason instanceof Stopped && reason.request === 'shutdown' ? 1500 : 15_000;
}
