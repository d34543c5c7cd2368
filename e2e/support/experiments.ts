import type { RunningApp } from './launch';

/** The id of the experiment that was made last. */
export async function newestExperiment({ page }: RunningApp): Promise<string> {
  return page.evaluate(async () => {
    const bridge = window as unknown as {
      stepq: {
        call(name: string, input: undefined): Promise<{ value: readonly { id: string }[] }>;
      };
    };
    return (await bridge.stepq.call('experiments.list', undefined)).value[0]!.id;
  });
}
