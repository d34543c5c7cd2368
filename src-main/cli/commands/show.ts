import { alignColumns } from '@main/cli/output/align-columns';
import { comparisonTable } from '@main/cli/output/comparison-table';
import { usageLine } from '@main/cli/output/usage-line';
import { findExperiment } from '@main/cli/find-experiment';
import { answerQuery } from '@main/store/reader/answer';
import { openWorkspace } from '@main/store/workspace';

/** `stepq show <experiment>` */
export function show(
  prefix: string,
  options: { readonly workspace: string; readonly json?: boolean },
): void {
  const workspace = openWorkspace(options.workspace, { mode: 'read' });
  try {
    const experimentId = findExperiment(workspace.db, prefix);
    const detail = answerQuery(workspace.db, 'experiments.get', { experimentId });
    const comparison = answerQuery(workspace.db, 'compare.report', { experimentId });
    const usage = answerQuery(workspace.db, 'endpoints.usage', { experimentId });
    if (options.json) {
      console.log(JSON.stringify({ ...detail, comparison, usage }, null, 2));
      return;
    }
    console.log(`${detail.name} (${detail.id}, config ${detail.configHash})`);
    console.log(`${detail.status}${detail.reason ? `: ${detail.reason}` : ''}\n`);
    console.log(
      alignColumns(
        detail.stages.map(({ stage, status, progress }) => [
          stage,
          status,
          progress ? `${progress.done} of ${progress.total} ${progress.unit}` : '',
        ]),
      ),
    );
    if (usage) console.log(`\nlanguage model: ${usageLine(usage)}`);
    console.log(`\n${JSON.stringify(detail.config, null, 2)}`);
    if (comparison) console.log(`\n${comparisonTable(comparison)}`);
  } finally {
    workspace.close();
  }
}
