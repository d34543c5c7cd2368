import { ActionIcon } from '@mantine/core';
import { Icon } from '@renderer/components/Icon';
import { dismiss, useNotices } from '@renderer/state/notices';
import classes from './Toaster.module.css';

/** Short messages above the status bar. */
export function Toaster() {
  const notices = useNotices((state) => state.notices);
  return (
    <div className={classes.stack} role="status" aria-live="polite">
      {notices.map(({ id, tone, message }) => (
        <div key={id} className={classes.notice} data-tone={tone}>
          {tone !== 'plain' && (
            <span className={classes.glyph}>
              <Icon name={tone === 'good' ? 'check' : 'warning'} size={16} />
            </span>
          )}
          <span className={classes.message}>{message}</span>
          <ActionIcon
            size={24}
            aria-label="Dismiss"
            onClick={() => {
              dismiss(id);
            }}
          >
            <Icon name="close" size={16} />
          </ActionIcon>
        </div>
      ))}
    </div>
  );
}
