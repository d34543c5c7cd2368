import { Button } from '@mantine/core';
import { notify } from '@renderer/state/notices';
import { useCommand } from '@renderer/state/useCommand';
import type { ServedAgent } from '@shared/ipc/rows';
import classes from './ServeAgent.module.css';

/** Where the agent is, what it wants for a key, and the way to end it. */
export function Served({
  experimentId,
  agent: { url, token, model, upstream, candidates },
  onChanged,
}: {
  readonly experimentId: string;
  readonly agent: ServedAgent;
  readonly onChanged: () => void;
}) {
  const stop = useCommand('serving.stop');
  const copy = useCommand('shell.copy');
  const copied = async (text: string, what: string) => {
    if ((await copy.run({ text })) === undefined) return;
    notify({ tone: 'plain', message: `${what} copied.` });
  };
  const places = [
    ['Base URL', url],
    ['Key', token],
    ['Model', model],
  ] as const;
  return (
    <>
      <dl className={classes.places}>
        {places.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
            </dd>
            <Button
              size="xs"
              aria-label={`Copy ${name.toLowerCase()}`}
              onClick={() => void copied(value, name)}
            >
              Copy
            </Button>
          </div>
        ))}
        <div>
          <dt>Answers</dt>
          <dd>
            The best of {candidates} candidates of {upstream.join(', ')}
          </dd>
        </div>
      </dl>
      <footer className={classes.foot}>
        <Button
          variant="link"
          onClick={() => void copied(environmentOf(url, token), 'Variables for a shell')}
        >
          Copy as shell variables
        </Button>
        <span className={classes.gap} />
        <Button
          loading={stop.busy}
          onClick={async () => {
            if ((await stop.run({ experimentId })) !== undefined) onChanged();
          }}
        >
          Stop serving
        </Button>
      </footer>
    </>
  );
}

/** What OpenAI's own clients read at their start. */
function environmentOf(url: string, token: string): string {
  return `export OPENAI_BASE_URL='${url}'\nexport OPENAI_API_KEY='${token}'\n`;
}
