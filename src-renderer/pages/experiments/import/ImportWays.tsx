import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ImportState } from '@renderer/pages/experiments/import/useImport';
import {
  columnMapSchema,
  importFormatNames,
  importFormats,
  importOptionsSchema,
  type ImportOptions,
} from '@shared/exchange/imports';
import classes from './ImportDialog.module.css';

const RECOGNISE = 'recognise';

/** How the source is read: its format, the rule of its pairs, and the columns of conversations. */
export function ImportWays({ state }: { readonly state: ImportState }) {
  const { options, report, busy } = state;
  const found = report ? `Recognised: ${importFormatNames[report.format]}` : 'Recognise it';
  const change = (over: Partial<ImportOptions>) => void state.change({ ...options, ...over });
  const format = options.format ?? report?.format ?? null;
  return (
    <div className={classes.ways}>
      <Select
        label="Format"
        disabled={busy !== null}
        allowDeselect={false}
        value={options.format ?? RECOGNISE}
        data={[
          { value: RECOGNISE, label: options.format === null ? found : 'Recognise it' },
          ...importFormats.map((value) => ({ value, label: importFormatNames[value] })),
        ]}
        onChange={(value) =>
          change({ format: importOptionsSchema.shape.format.catch(null).parse(value) })
        }
      />
      {format !== 'stepq-pairs' && (
        <div className={classes.rule}>
          <span id="import-rule">Pairs by</span>
          <SegmentedControl
            aria-labelledby="import-rule"
            disabled={busy !== null}
            value={options.compat}
            data={[
              { value: 'paper', label: 'StepQ’s rule' },
              { value: 'reference', label: 'Published code’s rule' },
            ]}
            onChange={(value) => change({ compat: value === 'reference' ? value : 'paper' })}
          />
        </div>
      )}
      {(format === 'chat-jsonl' || (format === null && state.failure !== null)) && (
        <Columns state={state} />
      )}
    </div>
  );
}

const columns = [
  ['messages', 'Messages', 'messages'],
  ['role', 'Speaker', 'role'],
  ['content', 'Text', 'content'],
  ['assistant', 'The agent is called', 'assistant'],
  ['task', 'Task', 'id'],
  ['reward', 'Reward', 'reward'],
  ['scale', 'Reward that counts as 1', '1'],
] as const;

/** Where conversations have their parts; read again when a field is left. */
function Columns({ state }: { readonly state: ImportState }) {
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const filled = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
  const parsed = columnMapSchema.safeParse(filled);
  const apply = () => {
    if (!parsed.success) return;
    if (JSON.stringify(parsed.data) === JSON.stringify(state.options.columns)) return;
    void state.change({ ...state.options, format: 'chat-jsonl', columns: parsed.data });
  };
  return (
    <fieldset className={classes.columns} disabled={state.busy !== null}>
      <legend>Where conversations have their parts, as dotted paths; empty to look for them</legend>
      {columns.map(([name, label, usual]) => (
        <TextInput
          key={name}
          label={label}
          placeholder={usual}
          value={texts[name] ?? ''}
          error={
            !parsed.success && parsed.error.issues.some(({ path }) => path[0] === name)
              ? 'Not understood'
              : null
          }
          onChange={(event) => setTexts({ ...texts, [name]: event.currentTarget.value })}
          onBlur={apply}
          onKeyDown={(event) => {
            if (event.key === 'Enter') apply();
          }}
        />
      ))}
    </fieldset>
  );
}
