import { Kbd } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './KeyCap.module.css';

/** A key, printed where it acts. `onAccent` for caps inside a filled button. */
export function KeyCap({
  children,
  onAccent = false,
}: {
  readonly children: ReactNode;
  readonly onAccent?: boolean;
}) {
  return <Kbd {...(onAccent && { className: classes.onAccent })}>{children}</Kbd>;
}

/** The name of the command key on this computer. */
export const commandKey: string = navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl';
