import { useEffect } from 'react';
import { create } from 'zustand';

/** One step of the way to a page; the last has no address of its own. */
export interface Crumb {
  readonly label: string;
  readonly to?: string;
}

interface Shell {
  readonly crumbs: readonly Crumb[];
  readonly paletteOpen: boolean;
  readonly keysOpen: boolean;
  /** First parts of the addresses of the pages that are there. */
  readonly roots: readonly string[];
}

/** What the frame around the pages shows. */
export const useShell = create<Shell>(() => ({
  crumbs: [],
  paletteOpen: false,
  keysOpen: false,
  roots: [],
}));

/** Names the page in the top bar and in the window's title. */
export function useCrumbs(crumbs: readonly Crumb[]): void {
  const key = JSON.stringify(crumbs);
  useEffect(() => {
    const named = JSON.parse(key) as readonly Crumb[];
    useShell.setState({ crumbs: named });
    document.title = [...named.map(({ label }) => label).reverse(), 'StepQ'].join(' · ');
  }, [key]);
}

export const openPalette = (): void => {
  useShell.setState({ paletteOpen: true, keysOpen: false });
};
export const closePalette = (): void => {
  useShell.setState({ paletteOpen: false });
};
export const openKeys = (): void => {
  useShell.setState({ keysOpen: true, paletteOpen: false });
};
export const closeKeys = (): void => {
  useShell.setState({ keysOpen: false });
};

/** Tells the pages which other pages there are to lead to. */
export const announceRoots = (roots: readonly string[]): void => {
  useShell.setState({ roots });
};

/** Whether a page is there, by the first part of its address. */
export function useHasPage(root: string): boolean {
  return useShell(({ roots }) => roots.includes(root));
}
