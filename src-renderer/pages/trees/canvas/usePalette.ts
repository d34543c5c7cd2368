import { useSyncExternalStore } from 'react';
import { readPalette, type TreePalette } from '../draw/palette';

const SCHEME = 'data-mantine-color-scheme';
let cached: { readonly scheme: string | null; readonly palette: TreePalette } | null = null;

/** The theme's colours for the canvas: read once, and again when the theme changes. */
export function usePalette(): TreePalette {
  return useSyncExternalStore(watchScheme, currentPalette);
}

function watchScheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: [SCHEME] });
  return () => {
    observer.disconnect();
  };
}

function currentPalette(): TreePalette {
  const scheme = document.documentElement.getAttribute(SCHEME);
  if (cached?.scheme !== scheme) {
    const style = getComputedStyle(document.documentElement);
    cached = { scheme, palette: readPalette((name) => style.getPropertyValue(`--${name}`).trim()) };
  }
  return cached.palette;
}
