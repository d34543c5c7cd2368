import { Popover } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Icon } from '@renderer/components/Icon';
import { KeyCap } from '@renderer/components/KeyCap';
import { count } from '@renderer/format/numbers';
import { parseQuery } from '../model/query';
import { useDerived, useExplorer, useExplorerState } from '../state/explorer-store';
import { goToHit, search } from '../state/search-actions';
import { useTextHits } from './useTextHits';
import classes from './SearchBox.module.css';

const examples: readonly (readonly [string, string])[] = [
  ['chair', 'in thought, action or observation'],
  ['"home office"', 'the words as they stand'],
  ['q>0.3 visits>=2', 'also v, p, uct, reward, depth, iteration'],
  ['terminal', 'success, failure, limit, invalid, exhausted'],
  ['-rollout', 'not; also expansion, best'],
];

/** Search by text and by reading: hits are ringed, N and Shift N go through them. */
export function SearchBox() {
  const explorer = useExplorer();
  const input = useRef<HTMLInputElement>(null);
  const [focused, setFocused] = useState(false);
  const query = useExplorerState((state) => state.query);
  const current = useExplorerState((state) => state.currentHit);
  const hits = useDerived((derived, state) => derived.hits(state));
  const parsed = parseQuery(query);
  const searching = useTextHits();
  const active = parsed.ok && parsed.terms.length > 0;

  // Enter while the store is still searched goes to the first hit as soon as there is one.
  const awaited = useRef(false);
  useEffect(() => {
    if (!searching && awaited.current) goToHit(explorer, 1);
    if (!searching) awaited.current = false;
  }, [explorer, searching]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && searching) awaited.current = true;
    else if (event.key === 'Enter') goToHit(explorer, event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') {
      if (query) search(explorer, '');
      else input.current?.blur();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const place = current === null ? -1 : hits.indexOf(current);

  return (
    <Popover
      opened={focused && (query === '' || !parsed.ok)}
      position="bottom-start"
      trapFocus={false}
      // The box around the field opens nothing; the field has its own name and state.
      withRoles={false}
    >
      <Popover.Target>
        <div className={classes.box} data-error={!parsed.ok || undefined}>
          <Icon name="search" size={16} />
          <input
            ref={input}
            className={classes.input}
            type="text"
            value={query}
            placeholder="Search"
            aria-label="Search the tree"
            aria-invalid={!parsed.ok}
            data-tree-search
            spellCheck={false}
            onChange={(event) => search(explorer, event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onFocus={() => setFocused(true)}
            onBlur={() => setFocused(false)}
          />
          {active && (
            <span className={classes.count} role="status" data-hits={hits.length}>
              {searching
                ? 'searching'
                : hits.length === 0
                  ? 'none'
                  : `${place >= 0 ? `${count(place + 1)} of ` : ''}${count(hits.length)}`}
            </span>
          )}
          <KeyCap>{active && !focused ? 'N' : focused ? '↵' : '/'}</KeyCap>
        </div>
      </Popover.Target>
      <Popover.Dropdown>
        {parsed.ok ? (
          <div className={classes.help}>
            {examples.map(([example, meaning]) => (
              <Example key={example} example={example} meaning={meaning} />
            ))}
          </div>
        ) : (
          <span className={classes.error}>{parsed.message}</span>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function Example({ example, meaning }: { readonly example: string; readonly meaning: string }) {
  return (
    <>
      <code>{example}</code>
      <span>{meaning}</span>
    </>
  );
}
