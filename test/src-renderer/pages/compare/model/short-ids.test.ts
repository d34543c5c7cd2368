import { describe, expect, it } from 'vitest';
import { sharedPrefix } from '@renderer/pages/compare/model/short-ids';

describe('what all task ids begin with', () => {
  it('goes, up to a sign that parts words', () => {
    expect(sharedPrefix(['webshop-12', 'webshop-140', 'webshop-1'])).toBe('webshop-');
  });

  it('does not cut a number or a word in two', () => {
    expect(sharedPrefix(['task12', 'task14'])).toBe('');
  });

  it('stays where there is one task, or none', () => {
    expect(sharedPrefix(['webshop-12'])).toBe('');
    expect(sharedPrefix([])).toBe('');
  });
});
