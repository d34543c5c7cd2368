import { Modal } from '@mantine/core';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Icon } from '@renderer/components/Icon';
import { KeyCap } from '@renderer/components/KeyCap';
import { matching, type PaletteEntry } from '@renderer/shell/palette-entries';
import { usePaletteEntries } from '@renderer/shell/usePaletteEntries';
import { closePalette, useShell } from '@renderer/state/shell';
import classes from './CommandPalette.module.css';

/** One field that leads to every page, every experiment and every command. */
export function CommandPalette() {
  const open = useShell((shell) => shell.paletteOpen);
  return (
    <Modal
      opened={open}
      onClose={closePalette}
      withCloseButton={false}
      centered={false}
      yOffset={96}
      size={560}
      // The name of the dialog is heard, not seen.
      title="Commands"
      styles={{ header: { display: 'none' }, body: { padding: 0 } }}
    >
      <Palette />
    </Modal>
  );
}

function Palette() {
  const entries = usePaletteEntries();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const hits = matching(entries, query);
  const current = Math.min(at, hits.length - 1);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const choose = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    // While the palette fades, keys are already for the page that was chosen.
    field.current?.blur();
    closePalette();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(current + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(current - 1, 0));
    else if (event.key === 'Enter') choose(hits[current]);
    else return;
    event.preventDefault();
  };

  return (
    <div className={classes.palette}>
      <div className={classes.field}>
        <Icon name="search" size={18} />
        <input
          ref={field}
          data-autofocus
          role="combobox"
          aria-label="Search or run a command"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={hits[current] ? `${id}-${current}` : undefined}
          placeholder="Search or run a command"
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <KeyCap>Esc</KeyCap>
      </div>
      <div ref={list} id={id} role="listbox" aria-label="Commands" className={classes.list}>
        {hits.map((entry, index) => (
          <div key={entry.id}>
            {entry.group !== hits[index - 1]?.group && (
              <div className={classes.group} role="presentation">
                {entry.group}
              </div>
            )}
            <div
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === current}
              className={classes.entry}
              onMouseMove={() => {
                setAt(index);
              }}
              onClick={() => {
                choose(entry);
              }}
            >
              <Icon name={entry.icon} size={18} />
              <span className={classes.label}>{entry.label}</span>
              {entry.note !== undefined && <span className={classes.note}>{entry.note}</span>}
              {entry.keys?.map((key) => (
                <KeyCap key={key}>{key}</KeyCap>
              ))}
            </div>
          </div>
        ))}
        {hits.length === 0 && <p className={classes.none}>Nothing is called “{query.trim()}”.</p>}
      </div>
    </div>
  );
}
