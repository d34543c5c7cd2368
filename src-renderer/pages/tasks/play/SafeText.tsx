import { Fragment } from 'react';
import type { TextPiece } from '../model/observed-text';
import classes from './SafeText.module.css';

/** Text that somebody else wrote: only ever text, with what is not seen named. */
export function SafeText({ pieces }: { readonly pieces: readonly TextPiece[] }) {
  return (
    <bdi>
      {pieces.map(({ kind, text }, at) =>
        kind === 'text' ? (
          <Fragment key={at}>{text}</Fragment>
        ) : (
          <span key={at} className={classes[kind]}>
            {text}
          </span>
        ),
      )}
    </bdi>
  );
}
