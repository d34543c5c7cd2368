import { childrenOf, labelWithin } from '../model/tree-index';
import { LABEL_CHAR } from '../model/labels';
import { valueOf } from '../model/stats';
import { LABELLED_DEPTH } from '../model/step-columns';
import { isDrawn } from './edges';
import { markRadius, markScale } from './marks';
import { wedgeSize } from './nodes';
import { HEADER, nodeX, nodeY, screenX, type TreeScene } from './scene';
import type { Surface } from './surface';

/** Row height from which every node is labelled. */
const LABEL_ALL_FROM = 14;
const LINE = 13;
const GAP = 6;
/** Of a longer label fewer characters than this say nothing. */
const SHORTEST = 6;
/** Longest label to the right of an ending, in pixels. */
const RIGHT_ROOM = 112;
const SANS_CHAR = 6.2;

interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly align: 'left' | 'right';
  readonly face: 'mono' | 'sans';
  readonly strong: boolean;
  readonly colour: string;
}

/** Rectangles already taken by text, so that no two labels lie on each other. */
class Occupied {
  private readonly taken: { left: number; right: number; top: number; bottom: number }[] = [];

  /** Takes the label's room; refuses when any of it is taken. */
  take(label: Label): boolean {
    const left = label.align === 'left' ? label.x : label.x - label.width;
    const box = { left, right: left + label.width, top: label.y - 10, bottom: label.y + LINE - 10 };
    const free = this.taken.every(
      (other) =>
        box.right + 2 < other.left ||
        other.right + 2 < box.left ||
        box.bottom <= other.top ||
        other.bottom <= box.top,
    );
    if (free) this.taken.push(box);
    return free;
  }
}

/** Draws the labels in order of importance; a label without room is left out. */
export function drawLabels(surface: Surface, scene: TreeScene, visible: readonly number[]): void {
  const occupied = new Occupied();
  const draw = (label: Label | null) => {
    if (!label || label.text === '' || !inPane(scene, label) || !occupied.take(label)) return;
    const { palette } = scene;
    const family = label.face === 'mono' ? palette.mono : palette.sans;
    surface.font = `${label.strong ? 500 : 400} 11px ${family}`;
    surface.textAlign = label.align;
    surface.textBaseline = 'alphabetic';
    surface.lineJoin = 'round';
    surface.lineWidth = 4;
    surface.strokeStyle = palette.surface;
    surface.strokeText(label.text, label.x, label.y);
    surface.fillStyle = label.colour;
    surface.fillText(label.text, label.x, label.y);
  };

  const best = new Set(scene.best);
  const done = new Set<number>();
  const drawNode = (id: number) => {
    if (!done.has(id)) draw(nodeLabel(scene, id, best.has(id)));
    done.add(id);
  };
  for (const id of important(scene)) drawNode(id);
  for (const [id, count] of scene.layout.closed) draw(wedgeLabel(scene, id, count));
  for (const id of nearRoot(scene, visible)) drawNode(id);
  for (const id of scene.step?.changed ?? []) draw(changeLabel(scene, id));
  if (scene.view.rowHeight >= LABEL_ALL_FROM) {
    for (const id of visible) drawNode(id);
  }
}

/** The selection, the best path and the selection's siblings. */
function important({ index, selected, best }: TreeScene): number[] {
  if (selected === null || selected === 0) return [...best];
  return [selected, ...best, ...childrenOf(index, index.columns.parent[selected]!)];
}

/** The first decisions, the most visited first. */
function nearRoot({ index, stats }: TreeScene, visible: readonly number[]): number[] {
  return visible
    .filter((id) => index.columns.depth[id]! <= LABELLED_DEPTH)
    .sort((a, b) => stats.visits[b]! - stats.visits[a]!);
}

function nodeLabel(scene: TreeScene, id: number, strong: boolean): Label | null {
  const { columns, childStart } = scene.index;
  if (id === 0 || !isDrawn(scene, id)) return null;
  const scale = markScale(scene.view.rowHeight);
  const radius = markRadius(scene.index, scene.stats, id, scale);
  const depth = columns.depth[id]!;
  const isLeaf = childStart[id + 1] === childStart[id];
  const look = {
    face: 'mono',
    strong,
    colour: strong || id === scene.selected ? scene.palette.ink : scene.palette.ink2,
  } as const;
  if (isLeaf) {
    const shown = labelWithin(scene.index, id, Math.floor(RIGHT_ROOM / LABEL_CHAR));
    const ring = id === scene.selected || scene.hits.includes(id) ? 5 : 0;
    const x = nodeX(scene, id) + radius + GAP + 1 + ring;
    return label(shown, x, nodeY(scene, id) + 4, 'left', LABEL_CHAR, look);
  }
  const before = screenX(scene, depth - 1);
  const ring = id === scene.selected ? 5 : 0;
  const x = nodeX(scene, id) - radius - GAP - ring;
  const room = x - before - 10;
  const characters = Math.floor(room / LABEL_CHAR);
  if (characters < Math.min(SHORTEST, scene.index.short[id]!.length)) return null;
  const shown = labelWithin(scene.index, id, characters);
  return label(shown, x, nodeY(scene, id) - 7, 'right', LABEL_CHAR, look);
}

function wedgeLabel(scene: TreeScene, id: number, count: number): Label | null {
  if (!isDrawn(scene, id)) return null;
  const { half, length } = wedgeSize(scene);
  if (half < 5) return null;
  const text = `${count.toLocaleString('en-US')} ${count === 1 ? 'node' : 'nodes'}`;
  const look = { face: 'sans', strong: true, colour: scene.palette.ink2 } as const;
  return label(
    text,
    nodeX(scene, id) + length + GAP,
    nodeY(scene, id) + 4,
    'left',
    SANS_CHAR,
    look,
  );
}

/** “0.367 → 0.353” below a node whose mean has just changed. */
function changeLabel(scene: TreeScene, id: number): Label | null {
  const { before, stats } = scene;
  if (!before || id === 0 || !isDrawn(scene, id)) return null;
  const was = valueOf(before, id);
  const is = valueOf(stats, id);
  if (Number.isNaN(was) || Number.isNaN(is) || scene.view.rowHeight < 2) return null;
  if (three(was) === three(is)) return null;
  const radius = markRadius(scene.index, stats, id, markScale(scene.view.rowHeight));
  const text = `${three(was)} → ${three(is)}`;
  const look = { face: 'sans', strong: true, colour: scene.palette.accent } as const;
  return label(
    text,
    nodeX(scene, id) - radius - 18,
    nodeY(scene, id) + 19,
    'right',
    SANS_CHAR,
    look,
  );
}

function label(
  text: string,
  x: number,
  y: number,
  align: 'left' | 'right',
  character: number,
  look: Pick<Label, 'face' | 'strong' | 'colour'>,
): Label {
  return { text, x, y, align, width: text.length * character, ...look };
}

function inPane(scene: TreeScene, { x, y, width, align }: Label): boolean {
  const left = align === 'left' ? x : x - width;
  return left + width > 0 && left < scene.size.width && y > HEADER && y < scene.size.height + LINE;
}

function three(value: number): string {
  return value.toFixed(3).replace('-', '−');
}
