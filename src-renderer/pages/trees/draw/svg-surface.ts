import type { Surface } from './surface';

const round = (value: number) => String(Math.round(value * 100) / 100);
const escape = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Writes what is drawn on it as SVG. Knows full circles only, the one arc that is drawn. */
export class SvgSurface implements Surface {
  fillStyle: Surface['fillStyle'] = '#000000';
  strokeStyle: Surface['strokeStyle'] = '#000000';
  lineWidth = 1;
  lineCap: CanvasLineCap = 'butt';
  lineJoin: CanvasLineJoin = 'miter';
  globalAlpha = 1;
  font = '11px sans-serif';
  textAlign: CanvasTextAlign = 'left';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  private dash: readonly number[] = [];
  private path: string[] = [];
  private readonly elements: string[] = [];

  /** The finished document. */
  toString(width: number, height: number, title: string): string {
    const box = `${round(width)} ${round(height)}`;
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" viewBox="0 0 ${box}">`,
      `<title>${escape(title)}</title>`,
      ...this.elements,
      '</svg>',
      '',
    ].join('\n');
  }

  setLineDash(segments: Iterable<number>): void {
    this.dash = [...segments];
  }

  beginPath(): void {
    this.path = [];
  }

  closePath(): void {
    this.path.push('Z');
  }

  moveTo(x: number, y: number): void {
    this.path.push(`M${round(x)} ${round(y)}`);
  }

  lineTo(x: number, y: number): void {
    this.path.push(`L${round(x)} ${round(y)}`);
  }

  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.path.push(`C${[x1, y1, x2, y2, x, y].map(round).join(' ')}`);
  }

  arc(x: number, y: number, radius: number): void {
    const half = (to: number) =>
      `A${round(radius)} ${round(radius)} 0 0 1 ${round(to)} ${round(y)}`;
    const start = `M${round(x + radius)} ${round(y)}`;
    if (this.path.at(-1) !== start) this.path.push(start);
    this.path.push(`${half(x - radius)}${half(x + radius)}Z`);
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.path.push(`M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}Z`);
  }

  fill(): void {
    this.add(`<path d="${this.path.join('')}" fill="${colour(this.fillStyle)}"${this.alpha()}/>`);
  }

  stroke(): void {
    this.add(
      `<path d="${this.path.join('')}" fill="none"${this.strokeAttributes()}${this.alpha()}/>`,
    );
  }

  fillText(text: string, x: number, y: number): void {
    this.add(
      `<text${this.textAttributes(x, y)} fill="${colour(this.fillStyle)}">${escape(text)}</text>`,
    );
  }

  strokeText(text: string, x: number, y: number): void {
    this.add(
      `<text${this.textAttributes(x, y)} fill="none"${this.strokeAttributes()}>${escape(text)}</text>`,
    );
  }

  private add(element: string): void {
    this.elements.push(element);
  }

  private alpha(): string {
    return this.globalAlpha === 1 ? '' : ` opacity="${round(this.globalAlpha)}"`;
  }

  private strokeAttributes(): string {
    const dash = this.dash.length > 0 ? ` stroke-dasharray="${this.dash.join(' ')}"` : '';
    const cap = this.lineCap === 'butt' ? '' : ` stroke-linecap="${this.lineCap}"`;
    const join = this.lineJoin === 'miter' ? '' : ` stroke-linejoin="${this.lineJoin}"`;
    return ` stroke="${colour(this.strokeStyle)}" stroke-width="${round(this.lineWidth)}"${dash}${cap}${join}`;
  }

  private textAttributes(x: number, y: number): string {
    const anchors: Partial<Record<CanvasTextAlign, string>> = { right: 'end', center: 'middle' };
    const anchor = anchors[this.textAlign];
    const align = anchor ? ` text-anchor="${anchor}"` : '';
    return ` x="${round(x)}" y="${round(y)}" style="font:${escape(this.font)}"${align}`;
  }
}

function colour(style: Surface['fillStyle']): string {
  return typeof style === 'string' ? style : 'none';
}
