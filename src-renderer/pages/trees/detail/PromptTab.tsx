import { Button } from '@mantine/core';
import { Loaded } from '@renderer/components/Loaded';
import { LongText } from '@renderer/components/LongText';
import { notify } from '@renderer/state/notices';
import { useCall } from '@renderer/state/useCall';
import { useCommand } from '@renderer/state/useCommand';
import type { NodePrompt } from '@shared/ipc/rows';
import type { Selection } from './useSelection';
import panel from './DetailPanel.module.css';
import classes from './PromptTab.module.css';

/** The messages that the reply of the selected node answers. */
export function PromptTab({ selection }: { readonly selection: Selection }) {
  const { treeId } = selection.tree.index.columns;
  const prompt = useCall('trees.prompt', { treeId, nodeId: selection.id });
  return (
    <div className={panel.section}>
      <h2 className={panel.title}>
        {selection.id === 0
          ? 'What the model is sent first'
          : 'What the model was sent for this reply'}
      </h2>
      <Loaded state={prompt} what="The messages could not be read.">
        {(found) => found && <Messages prompt={found} />}
      </Loaded>
    </div>
  );
}

function Messages({ prompt: { messages, curl } }: { readonly prompt: NodePrompt }) {
  const copy = useCommand('shell.copy');
  const copyCurl = async () => {
    const done = await copy.run({ text: curl });
    if (done === undefined) return;
    notify({ tone: 'plain', message: 'Copied. The key stands there as a variable only.' });
  };
  return (
    <>
      <div className={classes.line}>
        <span className={panel.quiet}>{messages.length} messages</span>
        <Button variant="default" size="xs" onClick={() => void copyCurl()}>
          Copy as curl
        </Button>
      </div>
      <ol className={classes.messages}>
        {messages.map(({ role, content }, at) => (
          <li key={at} className={classes.message} data-role={role}>
            <span className={classes.role}>{role}</span>
            <LongText text={content}>
              {(shown) => <pre className={panel.raw}>{shown}</pre>}
            </LongText>
          </li>
        ))}
      </ol>
    </>
  );
}
