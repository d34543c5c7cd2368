import { create } from 'zustand';

/** A short message that goes by itself, unless it tells of a failure. */
export interface Notice {
  readonly id: number;
  readonly tone: 'plain' | 'good' | 'bad';
  readonly message: string;
}

interface Notices {
  readonly notices: readonly Notice[];
}

const LIFE_MS = 6000;
const MOST = 4;
let nextId = 1;

export const useNotices = create<Notices>(() => ({ notices: [] }));

/** Shows a message at the foot of the window. */
export function notify(notice: Omit<Notice, 'id'>): void {
  const id = nextId++;
  useNotices.setState(({ notices }) => ({
    notices: [
      ...notices.filter(({ message }) => message !== notice.message),
      { ...notice, id },
    ].slice(-MOST),
  }));
  if (notice.tone !== 'bad') {
    setTimeout(() => {
      dismiss(id);
    }, LIFE_MS);
  }
}

/** Takes a message away. */
export function dismiss(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}
