import { Button } from '@mantine/core';
import { renderAction } from '@shared/agent/action';
import { ErrorNote } from '@renderer/components/ErrorNote';
import { KeyCap } from '@renderer/components/KeyCap';
import { LongText } from '@renderer/components/LongText';
import { counted } from '@renderer/format/numbers';
import { environments } from '@renderer/format/words';
import { useEnvironment } from '@renderer/state/useEnvironment';
import type { CallState } from '@renderer/state/useCall';
import type { PairContext } from '@shared/ipc/rows';
import classes from './SharedContext.module.css';

interface Props {
  readonly instruction: string;
  readonly context: CallState<PairContext>;
  readonly unfolded: boolean;
  readonly onFold: () => void;
}

/**
 * What both sides of a pair have in common: the task and the steps before. Folded, it shows the last
 * step in one line.
 */
export function SharedContext({ instruction, context, unfolded, onFold }: Props) {
  const environment = useEnvironment();
  const { value, failure, reload } = context;
  const history = value?.history ?? [];
  const hidden = unfolded ? 0 : Math.max(0, history.length - 1);
  return (
    <section
      className={classes.context}
      data-unfolded={unfolded || undefined}
      aria-label="Shared context"
    >
      <Line name={environments[environment].asks}>
        <span className={classes.words}>{instruction}</span>
        <Button
          variant="link"
          size="xs"
          className={classes.fold}
          aria-expanded={unfolded}
          onClick={onFold}
          rightSection={<KeyCap>F</KeyCap>}
        >
          {unfolded ? 'Fold' : 'Unfold'}
        </Button>
      </Line>
      {failure && !value && (
        <ErrorNote what="The steps before could not be read." failure={failure} onRetry={reload} />
      )}
      {value && (history.length === 0 || unfolded) && (
        <Line name="First page">
          <Observation text={value.initialObservation} unfolded={unfolded} />
        </Line>
      )}
      {hidden > 0 && (
        <Line name="Before">
          <span className={classes.quiet}>{counted(hidden, 'earlier step')}, folded</span>
        </Line>
      )}
      {history.map(({ action, observation }, i) =>
        i < hidden ? null : (
          <Line key={i} name={`Step ${i + 1}`}>
            <div className={classes.step}>
              {unfolded && action.thought && <p>{action.thought}</p>}
              <code>{renderAction(action)}</code>
              <Observation text={observation} unfolded={unfolded} />
            </div>
          </Line>
        ),
      )}
    </section>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div className={classes.line}>
      <span className={classes.name}>{name}</span>
      {children}
    </div>
  );
}

/** Characters that no window shows more of in one line. */
const ONE_LINE = 1000;

function Observation({ text, unfolded }: { readonly text: string; readonly unfolded: boolean }) {
  return unfolded ? (
    <div className={classes.observed}>
      <LongText text={text}>
        {(shown) => (
          // It scrolls, so the keyboard has to reach it.
          <pre className={classes.page} tabIndex={0}>
            {shown}
          </pre>
        )}
      </LongText>
    </div>
  ) : (
    <span className={classes.oneLine}>{text.slice(0, ONE_LINE).replace(/\s+/g, ' ')}</span>
  );
}
