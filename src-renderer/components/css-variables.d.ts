import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Variables of the style sheets may be set where an element is made. */
    [variable: `--${string}`]: string | number | undefined;
  }
}
