import '@mantine/core/styles.layer.css';
import '@renderer/theme/fonts.css';
import '@renderer/theme/tokens.css';
import '@renderer/theme/base.css';
import { createRoot } from 'react-dom/client';
import { App } from '@renderer/App';
import { pages } from '@renderer/pages/registry';
import { idleAfterStart, warmUp } from '@renderer/pages/warm-up';
import { keepCacheFresh } from '@renderer/state/cache';
import { followProgress } from '@renderer/state/progress';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the workbench.');

keepCacheFresh();
followProgress();
createRoot(root).render(<App />);
void warmUp(
  pages.map(({ load }) => load),
  idleAfterStart(),
);
