import { Button, Modal, Progress } from '@mantine/core';
import { ErrorNote } from '@renderer/components/ErrorNote';
import { count, counted, percent } from '@renderer/format/numbers';
import { ImportFindings } from '@renderer/pages/experiments/import/ImportFindings';
import { ImportWays } from '@renderer/pages/experiments/import/ImportWays';
import { useImport, type ImportState } from '@renderer/pages/experiments/import/useImport';
import { chooseExperiment } from '@renderer/state/chosen-experiment';
import { notify } from '@renderer/state/notices';
import classes from './ImportDialog.module.css';

/** Chooses a file or folder, tells what it would bring, and imports it. */
export function ImportDialog({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  return (
    <Modal opened={open} onClose={onClose} title="Import" size={760} closeOnClickOutside={false}>
      <Importing onClose={onClose} />
    </Modal>
  );
}

function Importing({ onClose }: { readonly onClose: () => void }) {
  const state = useImport();
  const { source, report, busy } = state;
  const finish = async () => {
    const result = await state.start();
    if (!result) return;
    chooseExperiment(result.experimentId);
    notify({
      tone: 'good',
      message: result.created
        ? `${source?.name ?? 'The source'} was imported.`
        : 'The same was imported before: nothing was changed.',
    });
    onClose();
  };
  return (
    <div className={classes.dialog}>
      <p className={classes.lead}>
        Search trees of the published code, ETO outputs, AgentGym trajectories, Reflexion results,
        pairs that StepQ wrote as <i>StepQ, JSON lines</i>, or any conversations in JSON become an
        experiment: its trees can be opened, its pairs reviewed and trained on.
      </p>
      <div className={classes.choose}>
        <Button data-autofocus disabled={busy !== null} onClick={() => void state.choose('folder')}>
          Choose a folder
        </Button>
        <Button disabled={busy !== null} onClick={() => void state.choose('file')}>
          Choose a file
        </Button>
        {source && <code className={classes.name}>{source.name}</code>}
      </div>
      {source && <ImportWays state={state} />}
      {busy !== null && <Reading state={state} />}
      {state.failure && busy === null && (
        <ErrorNote what="Nothing was imported." failure={state.failure} />
      )}
      {report && busy !== 'inspecting' && <ImportFindings state={state} report={report} />}
      <div className={classes.foot}>
        <Button onClick={onClose}>{busy === 'importing' ? 'Cancel import' : 'Close'}</Button>
        <Button
          variant="filled"
          disabled={!report || busy !== null || !mayImport(state)}
          loading={busy === 'importing'}
          onClick={() => void finish()}
        >
          {report ? `Import ${counted(report.trees, 'tree')}` : 'Import'}
        </Button>
      </div>
    </div>
  );
}

/** Records that cannot be read have to be given up first. */
function mayImport({ report, options }: ImportState): boolean {
  return report !== null && report.trees > 0 && (report.bad === 0 || options.keepGood);
}

function Reading({ state: { busy, progress } }: { readonly state: ImportState }) {
  const share = progress && progress.total > 0 ? progress.done / progress.total : 0;
  const doing = busy === 'importing' && progress?.phase === 'importing' ? 'Storing' : 'Reading';
  return (
    <div className={classes.reading} role="status">
      <Progress value={share * 100} aria-label="How much is read" />
      <span>
        {doing}
        {progress && `, ${percent(share)} of ${count(Math.ceil(progress.total / 2e6))} MB`}
      </span>
    </div>
  );
}
