import { Facts } from '@renderer/components/Facts';
import { environments } from '@renderer/format/words';
import type { EnvironmentId, PolicyKind } from '@shared/experiment/config';
import classes from './PolicyNote.module.css';

type Note = readonly (readonly [string, string])[];

const notes: Readonly<Record<PolicyKind, (environment: EnvironmentId) => Note>> = {
  sampler: (environment) => {
    const { errs = '', unseen = '' } = environments[environment].sampler ?? {};
    return [
      [
        'What it is',
        'A stochastic agent that reads the page, writes a thought and an action as text, and runs on this computer without a key or a download.',
      ],
      ['How it errs', `As weak language models do: ${errs}.`],
      [
        'What it never sees',
        `The reward, ${unseen}. Good and bad actions are phrased by the same templates.`,
      ],
      [
        'What it shows',
        'Whether search, pairs and Q-values improve an agent. Not how good a language model is.',
      ],
    ];
  },
  uniform: () => [
    [
      'What it is',
      'Any of the actions that the environment lists at a step, all with the same chance.',
    ],
    ['What it knows', 'Nothing: neither the instruction nor what was seen on the way.'],
    [
      'What it shows',
      'What search and Q-values add where nobody knows the environment. It cannot write, so it plays only environments that list every action.',
    ],
  ],
  endpoint: () => [
    [
      'What it is',
      'A language model behind any server that speaks OpenAI’s chat completions: OpenAI itself, vLLM, llama.cpp, Ollama, FastChat.',
    ],
    ['What it costs', 'Every reply is kept before it is used: none is paid for twice.'],
    [
      'Where keys are',
      'In an environment variable, in this computer’s secret store, or in memory; never in the workspace.',
    ],
  ],
};

/** What the policy is, for someone who meets it for the first time. */
export function PolicyNote({
  kind,
  environment,
}: {
  readonly kind: PolicyKind;
  readonly environment: EnvironmentId;
}) {
  return (
    <div className={classes.note}>
      <Facts width={104} facts={notes[kind](environment)} />
    </div>
  );
}
