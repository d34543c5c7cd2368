import type { IconName } from '@renderer/components/Icon';

/** Something the palette can do. */
export interface PaletteEntry {
  readonly id: string;
  readonly group: 'Go to' | 'Experiments' | 'Commands';
  readonly label: string;
  readonly note?: string;
  readonly icon: IconName;
  readonly keys?: readonly string[];
  readonly run: () => void;
}

/**
 * The entries that hold every word of `query` in label or note; those whose label begins with it
 * come first within their group.
 */
export function matching(entries: readonly PaletteEntry[], query: string): readonly PaletteEntry[] {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const first = words.join(' ');
  const hits = entries.filter(({ label, note = '', group }) => {
    const text = `${label} ${note} ${group}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const groups = [...new Set(entries.map(({ group }) => group))];
  const begins = ({ label }: PaletteEntry) => (label.toLowerCase().startsWith(first) ? 0 : 1);
  return groups.flatMap((group) =>
    hits.filter((entry) => entry.group === group).sort((a, b) => begins(a) - begins(b)),
  );
}
