import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { ErrorNote } from '@renderer/components/ErrorNote';
import { Icon } from '@renderer/components/Icon';
import { useCommand } from '@renderer/state/useCommand';
import type { ModelFormat } from '@shared/qmodel/export';
import classes from './ExportModel.module.css';

const formats: readonly {
  readonly format: ModelFormat;
  readonly label: string;
  readonly note: string;
}[] = [
  { format: 'onnx', label: 'ONNX', note: 'One file that scores, with a card and an example' },
  {
    format: 'huggingface',
    label: 'Hugging Face folder',
    note: 'Config, tokenizer and safetensors; can be trained on',
  },
];

/** Writes the model for other programs into a folder that the person names, and says where it is. */
export function ExportModel({ experimentId }: { readonly experimentId: string }) {
  const exporting = useCommand('export.model', { quiet: true });
  const shell = useCommand('shell.copy');
  const [folder, setFolder] = useState<string | null>(null);
  const write = async (format: ModelFormat) => {
    setFolder(null);
    const answer = await exporting.run({ experimentId, format });
    if (answer) setFolder(answer.folder);
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button loading={exporting.busy}>Export model</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {formats.map(({ format, label, note }) => (
            <Menu.Item key={format} onClick={() => void write(format)}>
              {label}
              <span className={classes.note}>{note}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {exporting.failure && (
        <div className={classes.line}>
          <ErrorNote what="The model was not written." failure={exporting.failure} />
        </div>
      )}
      {folder !== null && (
        <p className={classes.line} role="status">
          <Icon name="check" size={16} />
          <span>
            Written to <code>{folder}</code>
          </span>
          <Button size="xs" onClick={() => void shell.run({ text: folder })}>
            Copy path
          </Button>
        </p>
      )}
    </>
  );
}
