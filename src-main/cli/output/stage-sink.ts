import type { StageReporter } from '@main/cli/output/stage-reporter';
import type { EventSink } from '@main/lab/events';

/** Shows the lab's progress and log to whoever runs a command. */
export function stageSink(reporter: StageReporter): EventSink {
  return (name, event) => {
    if (name === 'stage.progress' && 'progress' in event) reporter.progress(event.progress);
    else if (name === 'log' && 'row' in event) reporter.line(event.row.message);
  };
}
