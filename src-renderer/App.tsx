import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { createHashRouter, Navigate } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { pages } from '@renderer/pages/registry';
import { Shell } from '@renderer/shell/Shell';
import { announceRoots } from '@renderer/state/shell';
import { cssVariables, theme } from '@renderer/theme/mantine';

const colorSchemes = localStorageColorSchemeManager({ key: 'stepq.theme' });

const router = createHashRouter([
  {
    path: '/',
    element: <Shell />,
    // The page's parts come from this computer: nothing is worth showing for that moment.
    hydrateFallbackElement: <></>,
    children: [
      { index: true, element: <Navigate to="/experiments" replace /> },
      ...pages.map(({ path, load }) => ({
        path,
        lazy: async () => ({ Component: await load() }),
      })),
      { path: '*', element: <Navigate to="/experiments" replace /> },
    ],
  },
]);

announceRoots(pages.flatMap(({ rail }) => (rail ? [rail.root] : [])));

/** The whole window. */
export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
    >
      <RouterProvider router={router} />
    </MantineProvider>
  );
}
