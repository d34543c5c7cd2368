import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAction, renderAction } from '@shared/agent/action';
import { fromServer, toServer } from '@main/environments/http/action-text';

describe('an action of a server’s list', () => {
  it.each([
    ['go to desk 1', 'act[go to desk 1]'],
    ['click[Buy Now]', 'click[Buy Now]'],
    ['put [old] lamp in/on shelf', 'act[put [old] lamp in/on shelf]'],
    ['Look[Around]', 'act[Look[Around]]'],
    ['open [door', 'act[open [door]'],
    ['', 'act[]'],
  ])('%j is %j', (text, action) => {
    expect(fromServer(text)).toBe(action);
  });

  it.each([' go', 'go ', 'two\nlines', 'a]b[c'])('%j cannot be one', (text) => {
    expect(fromServer(text)).toBeNull();
  });

  it('comes back to the server as it was, also after a policy has read and rendered it', () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[a-z ]{0,9}\[[ -~]{0,9}\]$/));
    fc.assert(
      fc.property(texts, (text) => {
        const action = fromServer(text);
        if (action === null) return;
        const read = parseAction(`Action: ${action}`);
        expect(renderAction(read)).toBe(action);
        expect(toServer(read)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});
