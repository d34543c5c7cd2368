import { Button, Menu } from '@mantine/core';
import type { RefObject } from 'react';
import { pngFile, srgb, svgFile, token } from '@renderer/components/charts/svg-picture';
import { Icon } from '@renderer/components/Icon';
import { notify } from '@renderer/state/notices';
import { useCommand } from '@renderer/state/useCommand';
import type { AgentKind } from '@shared/experiment/config';
import type { ComparedTask } from '@shared/ipc/rows';
import type { ReportRow } from '../model/report-view';
import { reportCsv, tasksCsv } from './csv';
import { runsFigure, type FigurePalette } from './runs-figure';
import { reportLatex, reportMarkdown } from './tables';

interface Props {
  readonly rows: readonly ReportRow[];
  readonly tasks: readonly ComparedTask[];
  readonly test: AgentKind | null;
  readonly base: AgentKind | null;
  readonly candidates: number;
  readonly footnote: string;
  /** Holds the page's drawings, each an `svg` with `data-figure`. */
  readonly drawings: RefObject<HTMLElement | null>;
}

type Content = string | Uint8Array<ArrayBuffer>;

/** Saves what the page shows, as tables and as pictures. */
export function SaveMenu(props: Props) {
  const { rows, tasks, test, base, candidates, footnote, drawings } = props;
  const saving = useCommand('shell.save');
  const save = async (suggestedName: string, make: () => Content | Promise<Content>) => {
    const content = await make();
    const saved = await saving.run({ suggestedName, content });
    if (saved) notify({ tone: 'good', message: `Saved ${saved.file}.` });
  };
  const runs = () => runsFigure(rows, test, candidates, palette());
  const drawing = (name: string) => {
    const found = drawings.current?.querySelector<SVGSVGElement>(`svg[data-figure="${name}"]`);
    if (!found) throw new Error(`The page has no drawing “${name}”.`);
    return svgFile(found);
  };
  const figures = [
    { name: 'intervals', label: 'Intervals', make: runs },
    { name: 'budget', label: 'Reward against budget', make: () => drawing('budget') },
    { name: 'tasks', label: 'Task by task', make: () => drawing('tasks') },
  ];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button leftSection={<Icon name="save" size={16} />} loading={saving.busy}>
          Save as
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>The comparison</Menu.Label>
        <Menu.Item onClick={() => save('comparison.csv', () => reportCsv(rows))}>CSV</Menu.Item>
        <Menu.Item
          onClick={() => save('comparison.md', () => reportMarkdown(rows, candidates, footnote))}
        >
          Markdown
        </Menu.Item>
        <Menu.Item
          onClick={() => save('comparison.tex', () => reportLatex(rows, candidates, footnote))}
        >
          LaTeX
        </Menu.Item>
        {test !== null && base !== null && tasks.length > 0 && (
          <Menu.Item onClick={() => save('tasks.csv', () => tasksCsv(tasks, test, base))}>
            Tasks, CSV
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Label>Pictures</Menu.Label>
        {figures.map(({ name, label, make }) => (
          <Menu.Item key={name} onClick={() => save(`${name}.svg`, make)}>
            {label}, SVG
          </Menu.Item>
        ))}
        {figures.map(({ name, label, make }) => (
          <Menu.Item key={name} onClick={() => save(`${name}.png`, () => pngFile(make()))}>
            {label}, PNG
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function palette(): FigurePalette {
  const colour = (name: string) => srgb(token(name));
  return {
    surface: colour('--surface'),
    ink: colour('--ink'),
    ink2: colour('--ink-2'),
    ink3: colour('--ink-3'),
    line: colour('--line'),
    accent: colour('--accent'),
  };
}
