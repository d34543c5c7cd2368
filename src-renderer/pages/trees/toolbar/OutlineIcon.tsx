/** An indented list, in the look of the other icons. */
export function OutlineIcon() {
  return (
    <svg
      width={18}
      height={18}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M3 5h14M7 10h10M11 15h6" />
    </svg>
  );
}
