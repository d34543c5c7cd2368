import { createContext, useContext } from 'react';
import type { EnvironmentId } from '@shared/experiment/config';

/** The environment of the experiment that a page shows. */
export const ShownEnvironment = createContext<EnvironmentId>('webshop');

/** The environment of the experiment that is shown; WebShop where none is. */
export function useEnvironment(): EnvironmentId {
  return useContext(ShownEnvironment);
}
