import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { isTaken } from '@renderer/components/is-taken';
import { openKeys, openPalette, useShell } from '@renderer/state/shell';
import { useTheme } from '@renderer/state/theme';
import { useBridgeEvent } from '@renderer/state/useBridgeEvent';
import { notify } from '@renderer/state/notices';

/** The keys and menu items that work on every page. */
export function useGlobalKeys(): void {
  const navigate = useNavigate();
  const theme = useTheme();

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        openPalette();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
      if (event.key === '?') openKeys();
      else if (event.key === 'n' || event.key === 'N') void navigate('/experiments/new');
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [navigate]);

  useBridgeEvent('menu.chosen', ({ item }) => {
    switch (item) {
      case 'new-experiment':
        return void navigate('/experiments/new');
      case 'settings':
        return void navigate('/settings');
      case 'palette':
        return useShell.getState().paletteOpen ? undefined : openPalette();
      case 'shortcuts':
        return openKeys();
      case 'theme':
        return theme.toggle();
    }
  });
  useBridgeEvent('process.failed', ({ message }) => {
    notify({ tone: 'bad', message });
  });
}
