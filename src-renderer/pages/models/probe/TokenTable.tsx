import { signed } from '@renderer/format/numbers';
import type { CandidateScore } from '@shared/qmodel/scoring';
import classes from './Probe.module.css';

/** The tokens as rows, in the order of the text. */
export function TokenTable({ tokens }: { readonly tokens: CandidateScore['tokens'] }) {
  return (
    <div className={classes.tokenTable}>
      <table>
        <thead>
          <tr>
            <th>Token</th>
            <th>Contribution</th>
          </tr>
        </thead>
        <tbody>
          {tokens.map(({ text, contribution }, i) => (
            <tr key={i}>
              <td>
                <code>{text.replaceAll('\n', '⏎').replaceAll(' ', '·')}</code>
              </td>
              <td>{signed(contribution, 3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
