import { MantineProvider } from '@mantine/core';
import { act, type ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { vi } from 'vitest';

/** A page as a test sees it. */
export interface RenderedPage {
  readonly element: HTMLElement;
  /** The address, with its query. */
  readonly address: () => string;
  readonly text: () => string;
  /** Presses a key where the focus is. */
  readonly press: (key: string, modifiers?: KeyboardEventInit) => Promise<void>;
  /** Clicks what carries this text or accessible name. */
  readonly click: (name: string, role?: string) => Promise<void>;
  /** Picks the option of a group that has this label. */
  readonly choose: (label: string) => Promise<void>;
  readonly type: (label: string, text: string) => Promise<void>;
  readonly find: (name: string, role?: string) => HTMLElement | null;
  readonly settle: () => Promise<void>;
  readonly close: () => void;
}

/**
 * What the test's DOM lacks: elements have no size there, so that lists which measure themselves
 * would stay empty, and fonts are not loaded.
 */
function completeDom(): void {
  const fonts = { addEventListener: () => undefined, removeEventListener: () => undefined };
  Object.defineProperty(document, 'fonts', { value: fonts, configurable: true });
  for (const [name, size] of [
    ['clientHeight', 600],
    ['clientWidth', 800],
  ] as const) {
    Object.defineProperty(HTMLElement.prototype, name, { get: () => size, configurable: true });
  }
}

/**
 * Renders a page at its route, inside a router and the kit. The page is loaded anew, and with it the
 * window's cache of answers.
 */
export async function renderPage(
  load: () => Promise<ComponentType>,
  path: string,
  address: string,
): Promise<RenderedPage> {
  completeDom();
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  vi.resetModules();
  const { keepCacheFresh } = await import('@renderer/state/cache');
  const Page = await load();
  const element = document.createElement('div');
  document.body.append(element);
  const router = createMemoryRouter(
    [
      { path, Component: Page },
      { path: '*', element: null },
    ],
    {
      initialEntries: [address],
    },
  );
  const root = createRoot(element);
  const endCache = keepCacheFresh();
  const settle = () =>
    act(async () => {
      await new Promise((done) => setTimeout(done, 30));
    });
  act(() => {
    root.render(
      <MantineProvider env="test">
        <RouterProvider router={router} />
      </MantineProvider>,
    );
  });
  await settle();
  const find = (name: string, role?: string) => findByName(document.body, name, role);
  const must = (name: string, role?: string) => {
    const found = find(name, role);
    if (!found) throw new Error(`Nothing is called “${name}” in:\n${visibleText(document.body)}`);
    return found;
  };
  return {
    element,
    address: () => router.state.location.pathname + router.state.location.search,
    text: () => visibleText(document.body),
    press: async (key, modifiers = {}) => {
      const target = document.activeElement ?? document.body;
      act(() => {
        target.dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers }),
        );
      });
      await settle();
    },
    click: async (name, role) => {
      act(() => must(name, role).click());
      await settle();
    },
    choose: async (label) => {
      const found = [...document.querySelectorAll('label')].find(
        (candidate) => candidate.textContent?.trim() === label,
      );
      const option = found && document.getElementById(found.htmlFor);
      if (!option) throw new Error(`There is no option “${label}”.`);
      act(() => option.click());
      await settle();
    },
    type: async (label, text) => {
      const field = must(label, 'textbox') as HTMLInputElement;
      act(() => {
        const prototype = Object.getPrototypeOf(field) as object;
        Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await settle();
    },
    find,
    settle,
    close: () => {
      act(() => root.unmount());
      endCache();
      element.remove();
    },
  };
}

const implicitRoles: Readonly<Record<string, string>> = {
  A: 'link',
  BUTTON: 'button',
  INPUT: 'textbox',
  TEXTAREA: 'textbox',
  TR: 'row',
};

function findByName(within: Element, name: string, role?: string): HTMLElement | null {
  const all = [...within.querySelectorAll<HTMLElement>('*')].filter(
    (element) =>
      role === undefined ||
      (element.getAttribute('role') ?? implicitRoles[element.tagName]) === role,
  );
  return (
    all.find((element) => accessibleName(element) === name) ??
    all.findLast((element) => element.textContent?.trim().startsWith(name)) ??
    null
  );
}

/** Name by `aria-label`, by label element, or by content without key caps. */
function accessibleName(element: HTMLElement): string {
  const label = element.getAttribute('aria-label');
  if (label !== null) return label;
  const labelled = element.id && document.querySelector(`label[for="${element.id}"]`);
  if (labelled) return labelled.textContent?.trim() ?? '';
  const copy = element.cloneNode(true) as HTMLElement;
  copy.querySelectorAll('kbd').forEach((key) => key.remove());
  return copy.textContent?.trim() ?? '';
}

/** Text without the style sheets that the kit puts beside it. */
function visibleText(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  copy.querySelectorAll('style').forEach((style) => style.remove());
  return copy.textContent ?? '';
}
