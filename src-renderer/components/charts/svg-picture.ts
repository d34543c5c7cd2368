/** Properties that a drawing takes from style sheets and that a saved one must carry itself. */
const CARRIED = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'paint-order',
  'opacity',
  'fill-opacity',
  'text-anchor',
  'font-size',
  'font-weight',
] as const;
const COLOURS: ReadonlySet<string> = new Set(['fill', 'stroke']);
const FONT = "'IBM Plex Sans', Helvetica, Arial, sans-serif";
/** Around the drawing: where the page's font is not there, labels are a little wider. */
const MARGIN = 12;
const NAMESPACE = 'http://www.w3.org/2000/svg';

/** A drawing of the page as a file of its own: styles written into it, colours as sRGB. */
export function svgFile(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const box = drawing.viewBox.baseVal;
  const frame = drawing.getBoundingClientRect();
  const [width, height] = box?.width ? [box.width, box.height] : [frame.width, frame.height];
  const from = [drawing, ...drawing.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, i) => carryStyle(from[i]!, element));
  copy.setAttribute('xmlns', NAMESPACE);
  copy.setAttribute('width', String(width + 2 * MARGIN));
  copy.setAttribute('height', String(height + 2 * MARGIN));
  copy.setAttribute(
    'viewBox',
    [-MARGIN, -MARGIN, width + 2 * MARGIN, height + 2 * MARGIN].join(' '),
  );
  copy.setAttribute('font-family', FONT);
  const paper = document.createElementNS(NAMESPACE, 'rect');
  paper.setAttribute('x', String(-MARGIN));
  paper.setAttribute('y', String(-MARGIN));
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.setAttribute('fill', srgb(token('--surface')));
  copy.prepend(paper);
  return new XMLSerializer().serializeToString(copy);
}

function carryStyle(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of CARRIED) {
    const value = style.getPropertyValue(name);
    if (value !== '') to.setAttribute(name, COLOURS.has(name) ? srgb(value) : value);
  }
  to.removeAttribute('class');
  to.removeAttribute('style');
}

/** The value of a token of the theme. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** A colour of any notation as `#rrggbb`, read back from a canvas; `none` and see-through ones stay. */
export function srgb(colour: string): string {
  if (colour === 'none' || colour === 'transparent' || colour === '') return colour || 'none';
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d');
  if (!context) return colour;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
  if (alpha === 0) return 'none';
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** An SVG file as a PNG, `scale` pixels for each of its units. */
export async function pngFile(svg: string, scale = 2): Promise<Uint8Array<ArrayBuffer>> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(image.naturalWidth * scale);
  canvas.height = Math.ceil(image.naturalHeight * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The picture could not be drawn: no canvas.');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('The picture could not be drawn as a PNG.');
  return new Uint8Array(await blob.arrayBuffer());
}
