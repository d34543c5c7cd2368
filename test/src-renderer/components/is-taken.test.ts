// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { isTaken } from '@renderer/components/is-taken';

/** Presses a key on the first element of `html` that a selector picks. */
function pressed(key: string, html: string, selector: string): boolean {
  document.body.innerHTML = html;
  let taken: boolean | null = null;
  const listener = (event: KeyboardEvent): void => {
    taken = isTaken(event);
  };
  document.addEventListener('keydown', listener, { once: true });
  document
    .querySelector(selector)!
    .dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  return taken!;
}

describe('a key press', () => {
  it.each([
    ['a', '<p>text</p>', 'p', false],
    ['a', '<input type="text">', 'input', true],
    ['a', '<textarea></textarea>', 'textarea', true],
    ['a', '<div contenteditable="true"><b>x</b></div>', 'b', true],
    ['Escape', '<div role="dialog"><button>x</button></div>', 'button', true],
    ['a', '<label><input type="radio">Value</label>', 'input', false],
    ['ArrowRight', '<label><input type="radio">Value</label>', 'input', true],
    [' ', '<input type="checkbox">', 'input', true],
  ])('%s in %s', (key, html, selector, taken) => {
    expect(pressed(key, html, selector)).toBe(taken);
  });
});
