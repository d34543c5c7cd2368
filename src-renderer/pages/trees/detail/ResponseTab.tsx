import { LongText } from '@renderer/components/LongText';
import { count } from '@renderer/format/numbers';
import type { NodeDetail } from '@shared/ipc/rows';
import classes from './DetailPanel.module.css';

/** The reply exactly as the policy gave it. */
export function ResponseTab({ detail }: { readonly detail: NodeDetail }) {
  if (!detail.action) {
    return (
      <p className={classes.quiet}>The start of the search is no reply: nobody acted here yet.</p>
    );
  }
  const { promptTokens, completionTokens } = detail;
  return (
    <>
      <h2 className={classes.title}>Reply of the policy</h2>
      <LongText text={detail.action.raw}>
        {(shown) => <pre className={classes.raw}>{shown}</pre>}
      </LongText>
      <p className={classes.quiet} style={{ marginTop: 8 }}>
        {completionTokens === null
          ? 'Tokens were not counted.'
          : `${count(completionTokens)} tokens${promptTokens === null ? '' : `, after a prompt of ${count(promptTokens)}`}`}
      </p>
    </>
  );
}
