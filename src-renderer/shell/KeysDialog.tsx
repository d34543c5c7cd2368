import { Modal } from '@mantine/core';
import { KeyCap } from '@renderer/components/KeyCap';
import { pages } from '@renderer/pages/registry';
import { keyGroups } from '@renderer/shell/keys';
import { closeKeys, useShell } from '@renderer/state/shell';
import classes from './KeysDialog.module.css';

const roots = new Set(pages.map(({ rail }) => rail?.root));

/** Every key that does something. */
export function KeysDialog() {
  const open = useShell((shell) => shell.keysOpen);
  return (
    <Modal
      opened={open}
      onClose={closeKeys}
      title="Keys"
      size={720}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={classes.groups}>
        {keyGroups
          .filter(({ root }) => root === null || roots.has(root))
          .map(({ title, notes }) => (
            <section key={title}>
              <h3 className={classes.title}>{title}</h3>
              <dl className={classes.list}>
                {notes.map(({ keys, does }) => (
                  <div key={does} className={classes.note}>
                    <dt>
                      {keys.map((key) => (
                        <KeyCap key={key}>{key}</KeyCap>
                      ))}
                    </dt>
                    <dd>{does}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
    </Modal>
  );
}
