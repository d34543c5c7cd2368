import { ActionIcon } from '@mantine/core';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { Icon } from '@renderer/components/Icon';
import { commandKey, KeyCap } from '@renderer/components/KeyCap';
import { useHistory } from '@renderer/shell/useHistory';
import { openPalette, useShell } from '@renderer/state/shell';
import { useTheme } from '@renderer/state/theme';
import classes from './TopBar.module.css';

/** Back and forward, where one is, and the way to everything else. */
export function TopBar() {
  const crumbs = useShell((shell) => shell.crumbs);
  const history = useHistory();
  const theme = useTheme();
  return (
    <header className={classes.bar}>
      <ActionIcon aria-label="Back" onClick={history.back} disabled={!history.canGoBack}>
        <Icon name="back" size={18} />
      </ActionIcon>
      <ActionIcon aria-label="Forward" onClick={history.forward} disabled={!history.canGoForward}>
        <Icon name="forward" size={18} />
      </ActionIcon>
      <nav className={classes.crumbs} aria-label="Breadcrumb">
        {crumbs.map(({ label, to }, at) => (
          <Fragment key={`${at} ${label}`}>
            {at > 0 && <span aria-hidden="true">/</span>}
            {to === undefined ? (
              <strong aria-current="page">{label}</strong>
            ) : (
              <Link to={to} className={classes.crumb}>
                {label}
              </Link>
            )}
          </Fragment>
        ))}
      </nav>
      <ActionIcon
        aria-label={theme.scheme === 'dark' ? 'Use the light theme' : 'Use the dark theme'}
        onClick={theme.toggle}
      >
        <Icon name={theme.scheme === 'dark' ? 'sun' : 'moon'} size={18} />
      </ActionIcon>
      <button type="button" className={classes.find} onClick={openPalette}>
        <Icon name="search" size={16} />
        <span>Search or run a command</span>
        <KeyCap>{commandKey} K</KeyCap>
      </button>
    </header>
  );
}
