import { useNavigate } from 'react-router';
import { commandKey } from '@renderer/components/KeyCap';
import { statusNames } from '@renderer/format/words';
import { pages } from '@renderer/pages/registry';
import type { PaletteEntry } from '@renderer/shell/palette-entries';
import { useChosenExperiment } from '@renderer/state/chosen-experiment';
import { openKeys } from '@renderer/state/shell';
import { useTheme } from '@renderer/state/theme';
import { useCall } from '@renderer/state/useCall';

/** Everything the palette offers now. */
export function usePaletteEntries(): readonly PaletteEntry[] {
  const navigate = useNavigate();
  const theme = useTheme();
  const chosen = useChosenExperiment((state) => state.experimentId);
  const experiments = useCall('experiments.list', undefined).value ?? [];
  const go = (to: string) => () => void navigate(to);
  const suffix = chosen === null ? '' : `/${encodeURIComponent(chosen)}`;
  return [
    ...pages.flatMap(({ rail }): PaletteEntry[] =>
      rail
        ? [
            {
              id: `page ${rail.root}`,
              group: 'Go to',
              label: rail.label,
              icon: rail.icon,
              run: go(`/${rail.root}${rail.ofExperiment === true ? suffix : ''}`),
            },
          ]
        : [],
    ),
    ...experiments.map(({ id, name, status }): PaletteEntry => ({
      id: `experiment ${id}`,
      group: 'Experiments',
      label: name,
      note: statusNames[status],
      icon: 'experiments',
      run: go(`/experiments/${encodeURIComponent(id)}`),
    })),
    {
      id: 'new',
      group: 'Commands',
      label: 'New experiment',
      icon: 'plus',
      keys: ['N'],
      run: go('/experiments/new'),
    },
    {
      id: 'theme',
      group: 'Commands',
      label: theme.scheme === 'dark' ? 'Use the light theme' : 'Use the dark theme',
      icon: theme.scheme === 'dark' ? 'sun' : 'moon',
      run: theme.toggle,
    },
    {
      id: 'keys',
      group: 'Commands',
      label: 'Show all keys',
      icon: 'more',
      keys: ['?'],
      run: openKeys,
    },
    {
      id: 'reload',
      group: 'Commands',
      label: 'Reload the window',
      icon: 'repeat',
      keys: [commandKey, 'R'],
      run: () => {
        window.location.reload();
      },
    },
  ];
}
