import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';

/** The theme in use, the wish behind it, and how to change that. */
export function useTheme() {
  const { colorScheme: wish, setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  return {
    wish,
    scheme,
    set: setColorScheme,
    toggle: () => {
      setColorScheme(scheme === 'dark' ? 'light' : 'dark');
    },
  };
}
