/**
 * What an agent is told before its first step: instruction and first observation. Environments
 * whose observations hold the instruction say it once.
 */
export function openingOf({
  instruction,
  initialObservation,
}: {
  readonly instruction: string;
  readonly initialObservation: string;
}): string {
  if (initialObservation.includes(instruction)) return initialObservation;
  return initialObservation === ''
    ? instruction
    : `${instruction}\n\nObservation: ${initialObservation}`;
}
