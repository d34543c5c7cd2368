import type { ReactNode } from 'react';

/** 20 px box, 1.5 px stroke, round caps. */
const shapes = {
  experiments: (
    <>
      <path d="M3 4.5h2.2M8.8 4.5H17M3 10h8.2M14.8 10H17M3 15.5h4.2M10.8 15.5H17" />
      <circle cx="7" cy="4.5" r="1.8" />
      <circle cx="13" cy="10" r="1.8" />
      <circle cx="9" cy="15.5" r="1.8" />
    </>
  ),
  tasks: (
    <>
      <path d="M5 17.5V3" />
      <path d="M5 4h10.5l-2.7 3.5 2.7 3.5H5" />
    </>
  ),
  trees: (
    <>
      <path d="M5 10h3.5M8.5 10c2 0 1.5-6 4.3-6M8.5 10h4.3M8.5 10c2 0 1.5 6 3.7 6" />
      <circle cx="3.5" cy="10" r="1.5" />
      <circle cx="14.5" cy="4" r="1.7" />
      <circle cx="14.5" cy="10" r="1.7" />
      <path d="M14.5 13.7l2.3 2.3-2.3 2.3-2.3-2.3z" />
    </>
  ),
  pairs: (
    <>
      <rect x="3" y="3.5" width="5.5" height="13" rx="1" />
      <rect x="11.5" y="3.5" width="5.5" height="13" rx="1" />
      <path d="M4.8 9.8l1 1.2 1.6-2.4M13 8.8l2.5 2.5M15.5 8.8L13 11.3" />
    </>
  ),
  models: (
    <>
      <path d="M3 3v14h14" />
      <path d="M5.5 5.5c1.5 6 4 7.5 10.5 8.3" />
    </>
  ),
  compare: (
    <>
      <path d="M3 6h9M3 3.8v4.4M12 3.8v4.4M8 14h9M8 11.8v4.4M17 11.8v4.4" />
      <circle cx="7.5" cy="6" r="1.6" fill="currentColor" />
      <circle cx="12.5" cy="14" r="1.6" fill="currentColor" />
    </>
  ),
  export: <path d="M10 12.5V3M6.5 6.5L10 3l3.5 3.5M3.5 11.5v5h13v-5" />,
  settings: (
    <>
      <path d="M3 6h6M13 6h4M3 14h3M10 14h7" />
      <circle cx="11" cy="6" r="2" />
      <circle cx="8" cy="14" r="2" />
    </>
  ),
  back: <path d="M12 5l-5 5 5 5" />,
  forward: <path d="M8 5l5 5-5 5" />,
  down: <path d="M5.5 8l4.5 4.5L14.5 8" />,
  search: (
    <>
      <circle cx="9" cy="9" r="5" />
      <path d="M13 13l4 4" />
    </>
  ),
  pause: <path d="M7.5 5v10M12.5 5v10" />,
  play: <path d="M7 5l8 5-8 5z" />,
  stop: <rect x="6" y="6" width="8" height="8" />,
  close: <path d="M6 6l8 8M14 6l-8 8" />,
  plus: <path d="M10 5v10M5 10h10" />,
  minus: <path d="M5 10h10" />,
  fit: <path d="M4 8V4h4M16 8V4h-4M4 12v4h4M16 12v4h-4" />,
  more: (
    <>
      <circle cx="5" cy="10" r=".8" fill="currentColor" />
      <circle cx="10" cy="10" r=".8" fill="currentColor" />
      <circle cx="15" cy="10" r=".8" fill="currentColor" />
    </>
  ),
  save: <path d="M10 3v9M6.5 8.5L10 12l3.5-3.5M4 16.5h12" />,
  copy: (
    <>
      <rect x="7" y="7" width="9" height="9" rx="1" />
      <path d="M4 13V4h9" />
    </>
  ),
  split: (
    <>
      <rect x="3" y="4" width="14" height="12" rx="1" />
      <path d="M10 4v12" />
    </>
  ),
  first: <path d="M13 5l-6 5 6 5zM5.5 5v10" />,
  last: <path d="M7 5l6 5-6 5zM14.5 5v10" />,
  check: <path d="M4.5 10.5l3.5 3.5 7.5-8" />,
  warning: <path d="M10 3.5l7 12.5H3zM10 8v3.5M10 13.8v.2" />,
  trash: <path d="M4 5.5h12M8 5.5v-2h4v2M5.5 5.5l.8 11h7.4l.8-11M8.5 8.5v5M11.5 8.5v5" />,
  repeat: <path d="M15.5 8a6 6 0 1 0 .4 4M16 4v4h-4" />,
  sun: (
    <>
      <circle cx="10" cy="10" r="3.2" />
      <path d="M10 2.5v2M10 15.5v2M2.5 10h2M15.5 10h2M4.7 4.7l1.4 1.4M13.9 13.9l1.4 1.4M4.7 15.3l1.4-1.4M13.9 6.1l1.4-1.4" />
    </>
  ),
  moon: <path d="M15.8 12.3A6.5 6.5 0 0 1 7.7 4.2a6.5 6.5 0 1 0 8.1 8.1z" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

/** A line icon; it stands beside a label or inside something that has a name, so it is silent itself. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      style={{ display: 'block', flex: 'none' }}
    >
      {shapes[name]}
    </svg>
  );
}
