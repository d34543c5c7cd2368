/** Whether the search of more tasks goes on, and whether each tree is opened as it is finished. */
export interface LiveFollowing {
  readonly live: boolean;
  readonly follow: boolean;
  readonly onFollow: (follow: boolean) => void;
}
