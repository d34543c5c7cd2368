import { Facts } from '@renderer/components/Facts';
import classes from './SamplerNote.module.css';

/** What the embedded sampler is, for someone who meets it for the first time. */
export function SamplerNote() {
  return (
    <div className={classes.note}>
      <Facts
        width={104}
        facts={[
          [
            'What it is',
            'A stochastic agent that reads the page, writes a thought and an action as text, and runs on this computer without a key or a download.',
          ],
          [
            'How it errs',
            'As weak language models do: vague or over-long searches, the first plausible result instead of the right one, forgotten conditions, ending too early, the same search again.',
          ],
          [
            'What it never sees',
            'The reward, what is hidden of the goal, the right result. Good and bad actions are phrased by the same templates.',
          ],
          [
            'What it shows',
            'Whether search, pairs and Q-values improve an agent. Not how good a language model is.',
          ],
        ]}
      />
    </div>
  );
}
