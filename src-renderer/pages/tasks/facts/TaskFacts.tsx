import { Button } from '@mantine/core';
import { Facts } from '@renderer/components/Facts';
import { KeyCap } from '@renderer/components/KeyCap';
import { counted } from '@renderer/format/numbers';
import type { EnvironmentId } from '@shared/experiment/config';
import type { TaskDetail } from '@shared/ipc/play';
import { safePieces } from '../model/observed-text';
import { useNames } from '../model/use-names';
import { SafeText } from '../play/SafeText';
import { Outcomes } from './Outcomes';
import classes from './TaskFacts.module.css';

interface Props {
  readonly environment: EnvironmentId;
  readonly task: TaskDetail;
  readonly gold: boolean;
  readonly onGold: () => void;
}

/** What only people may see of a task, and how agents did on it. */
export function TaskFacts({ environment, task, gold, onGold }: Props) {
  const facts = Object.entries(task.gold);
  return (
    <aside className={classes.facts} aria-label="Facts of the task">
      <section className={classes.section}>
        <h3>Task</h3>
        <Facts
          width={72}
          facts={[
            ['Id', <code key="id">{task.id}</code>],
            // A group can be the answer, as the product is in a shop.
            [
              'Group',
              <span key="group">
                {gold && (
                  <>
                    <code>{task.group}</code>,{' '}
                  </>
                )}
                {counted(task.groupSize, 'task')}
              </span>,
            ],
            ...(task.use ? [['Split', useNames[task.use]] as const] : []),
          ]}
        />
      </section>
      <section className={classes.section}>
        <header>
          <h3>Gold facts</h3>
          <Button variant="subtle" size="xs" onClick={onGold} rightSection={<KeyCap>G</KeyCap>}>
            {gold ? 'Hide gold facts' : 'Show gold facts'}
          </Button>
        </header>
        {gold && facts.length > 0 && (
          <Facts
            width={72}
            facts={facts.map(([name, value]) => [
              name,
              <SafeText key={name} pieces={safePieces(value)} />,
            ])}
          />
        )}
        {gold && facts.length === 0 && <p>This environment tells none.</p>}
        {!gold && <p>Hidden: what the agent must find out by itself.</p>}
      </section>
      <Outcomes environment={environment} taskId={task.id} />
    </aside>
  );
}
