import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { Icon } from '@renderer/components/Icon';
import { notify } from '@renderer/state/notices';
import { useCommand } from '@renderer/state/useCommand';
import { usePalette } from '../canvas/usePalette';
import { drawPng, drawSvg, wholeTree } from '../save/pictures';
import { useExplorer } from '../state/explorer-store';

type Format = 'png' | 'svg';

/** Saves the picture, as it is seen or whole, drawn by the same code as the screen. */
export function SaveMenu() {
  const explorer = useExplorer();
  const palette = usePalette();
  const { run, busy } = useCommand('shell.save');
  const save = async (format: Format, whole: boolean) => {
    const seen = explorer.derived.scene(explorer.store.getState(), palette);
    if (!seen) return;
    const scene = whole ? wholeTree(seen) : seen;
    const { taskId, instruction } = scene.index.columns;
    const title = `Search tree of task ${taskId}: ${instruction}`;
    const content = format === 'svg' ? drawSvg(scene, title) : await drawPng(scene).catch(failed);
    if (content === null) return;
    const suggestedName = `tree-${taskId.replace(/[^\w.-]+/g, '-')}${whole ? '' : '-view'}.${format}`;
    const saved = await run({ suggestedName, content });
    if (saved) notify({ tone: 'good', message: `Saved as ${saved.file}` });
  };
  return (
    <Menu position="bottom-end">
      <Tooltip label="Save the picture">
        <div>
          <Menu.Target>
            <ActionIcon variant="default" aria-label="Save as SVG or PNG" loading={busy}>
              <Icon name="save" size={18} />
            </ActionIcon>
          </Menu.Target>
        </div>
      </Tooltip>
      <Menu.Dropdown>
        <Menu.Label>What is seen</Menu.Label>
        <Menu.Item onClick={() => void save('svg', false)}>Save view as SVG…</Menu.Item>
        <Menu.Item onClick={() => void save('png', false)}>Save view as PNG…</Menu.Item>
        <Menu.Label>The whole tree</Menu.Label>
        <Menu.Item onClick={() => void save('svg', true)}>Save tree as SVG…</Menu.Item>
        <Menu.Item onClick={() => void save('png', true)}>Save tree as PNG…</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function failed(error: unknown): null {
  const reason = error instanceof Error ? error.message : String(error);
  notify({ tone: 'bad', message: `The picture could not be drawn: ${reason} Nothing was saved.` });
  return null;
}
