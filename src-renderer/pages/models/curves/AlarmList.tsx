import { Icon } from '@renderer/components/Icon';
import type { Alarm } from '../model/alarms';
import classes from './AlarmList.module.css';

const names: Readonly<Record<Alarm['kind'], string>> = {
  'not-a-number': 'Training has broken down.',
  margin: 'The margin explodes.',
  'too-easy': 'Too easy.',
};

/** What is wrong with the numbers; nothing while all is well. */
export function AlarmList({ alarms }: { readonly alarms: readonly Alarm[] }) {
  return (
    <ul className={classes.alarms} aria-label="Alarms">
      {alarms.map(({ kind, message }) => (
        <li key={kind} data-kind={kind === 'not-a-number' ? 'bad' : 'warn'}>
          <Icon name="warning" size={16} />
          <p>
            <strong>{names[kind]}</strong> {message}
          </p>
        </li>
      ))}
    </ul>
  );
}
