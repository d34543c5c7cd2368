import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { Derived } from './derived';
import { initialState, type ExplorerState } from './explorer-state';

/** One explorer: its state, and what is derived from it. Two can stand side by side. */
export interface Explorer {
  readonly store: StoreApi<ExplorerState>;
  readonly derived: Derived;
}

/** A new explorer without a tree. */
export function createExplorer(): Explorer {
  return { store: createStore<ExplorerState>(() => initialState), derived: new Derived() };
}

/** The explorer that the components below belong to. */
export const ExplorerContext = createContext<Explorer | null>(null);

/** The explorer of the surrounding page. */
export function useExplorer(): Explorer {
  const explorer = useContext(ExplorerContext);
  if (!explorer) throw new Error('useExplorer needs an ExplorerContext around it.');
  return explorer;
}

/** A part of the explorer's state. */
export function useExplorerState<Part>(select: (state: ExplorerState) => Part): Part {
  return useStore(useExplorer().store, select);
}

/** Something derived from the explorer's state; must be identical while nothing changed. */
export function useDerived<Part>(select: (derived: Derived, state: ExplorerState) => Part): Part {
  const { store, derived } = useExplorer();
  return useStore(store, (state) => select(derived, state));
}
