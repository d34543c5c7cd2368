import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './ConfirmDialog.module.css';

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({
  open,
  title,
  action,
  busy = false,
  onConfirm,
  onClose,
  children,
}: {
  readonly open: boolean;
  /** A question. */
  readonly title: string;
  /** What the button does: “Delete experiment”. */
  readonly action: string;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  /** What is lost and what is kept. */
  readonly children: ReactNode;
}) {
  return (
    <Modal opened={open} onClose={onClose} title={title} size={440} withCloseButton={false}>
      <div className={classes.text}>{children}</div>
      <div className={classes.buttons}>
        <Button data-autofocus onClick={onClose}>
          Keep
        </Button>
        <Button variant="danger" loading={busy} onClick={onConfirm}>
          {action}
        </Button>
      </div>
    </Modal>
  );
}
