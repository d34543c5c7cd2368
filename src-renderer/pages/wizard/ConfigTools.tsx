import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { notify } from '@renderer/state/notices';
import { readConfig } from '@renderer/pages/wizard/config-json';
import { useCommand } from '@renderer/state/useCommand';
import type { ExperimentConfig } from '@shared/experiment/config';
import type { ConfigProblem } from '@shared/experiment/problems';
import classes from './ConfigTools.module.css';

/** The config as JSON: the same file that the command line takes. */
export function ConfigTools({
  values,
  importing,
  onImporting,
  onImport,
}: {
  readonly values: ExperimentConfig;
  readonly importing: boolean;
  readonly onImporting: (open: boolean) => void;
  readonly onImport: (config: ExperimentConfig) => void;
}) {
  const copy = useCommand('shell.copy');
  return (
    <>
      <span className={classes.label}>Config</span>
      <Button
        variant="link"
        size="xs"
        onClick={async () => {
          if ((await copy.run({ text: JSON.stringify(values, null, 2) })) !== undefined) {
            notify({ tone: 'good', message: 'Config copied as JSON.' });
          }
        }}
      >
        Copy JSON
      </Button>
      <Button
        variant="link"
        size="xs"
        onClick={() => {
          onImporting(true);
        }}
      >
        Import JSON
      </Button>
      <Modal
        opened={importing}
        onClose={() => {
          onImporting(false);
        }}
        title="Import a config"
        size={640}
        withCloseButton={false}
      >
        <ImportForm
          onCancel={() => {
            onImporting(false);
          }}
          onImport={(config) => {
            onImporting(false);
            onImport(config);
          }}
        />
      </Modal>
    </>
  );
}

function ImportForm({
  onCancel,
  onImport,
}: {
  readonly onCancel: () => void;
  readonly onImport: (config: ExperimentConfig) => void;
}) {
  const [text, setText] = useState('');
  const [problems, setProblems] = useState<readonly ConfigProblem[]>([]);
  const read = () => {
    const result = readConfig(text);
    if (result.ok) onImport(result.config);
    else setProblems(result.problems);
  };
  return (
    <div>
      <Textarea
        data-autofocus
        aria-label="Config as JSON"
        placeholder="Paste the JSON of an experiment here. What it leaves out gets its default."
        rows={14}
        spellCheck={false}
        classNames={{ input: classes.text }}
        value={text}
        error={problems.length > 0}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setProblems([]);
        }}
      />
      {problems.length > 0 && (
        <ul className={classes.problems} role="alert">
          {problems.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              {path !== '' && <code>{path}</code>} {message}
            </li>
          ))}
        </ul>
      )}
      <div className={classes.buttons}>
        <Button onClick={onCancel}>Cancel</Button>
        <Button variant="filled" disabled={text.trim() === ''} onClick={read}>
          Use this config
        </Button>
      </div>
    </div>
  );
}
