import type { ChartColour } from './chart-data.js';
import type { ChartTheme } from './chart-theme.js';

/** How the areas of a chart are told apart where colour alone cannot. */
type Texture = 'solid' | 'rising' | 'falling' | 'crossed' | 'upright' | 'level' | 'dotted' | 'sparse';

const textures: readonly Texture[] = [
  'solid',
  'rising',
  'dotted',
  'level',
  'crossed',
  'upright',
  'falling',
  'sparse',
];

/** Dashes for lines in the same situation; none is the forecast's 6–4. */
const dashes: readonly (readonly number[])[] = [
  [],
  [2, 2],
  [8, 3],
  [8, 3, 2, 3],
  [4, 6],
  [1, 4],
  [12, 4],
  [2, 6],
];

const tilePx = 8;

/** Strokes of one tile; each runs past its edges so that neighbours join without a seam. */
const strokes: Record<Texture, string> = {
  solid: '',
  rising: 'M-2 2l4 -4M0 8l8 -8M6 10l4 -4',
  falling: 'M-2 6l4 4M0 0l8 8M6 -2l4 4',
  crossed: 'M0 8l8 -8M0 0l8 8',
  upright: 'M2 0v8M6 0v8',
  level: 'M0 2h8M0 6h8',
  dotted: 'M2 2h.01M6 6h.01',
  sparse: 'M4 0v8',
};

/** Resolves the colours of chart data to what a canvas paints with; good until the theme turns. */
export class ChartPainter {
  readonly #theme: ChartTheme;
  readonly #ratio: number;
  readonly #tiles = new Map<string, CanvasPattern | string>();

  /** @param ratio device pixels per CSS pixel, so that patterns are as sharp as lines. */
  constructor(theme: ChartTheme, ratio: number) {
    this.#theme = theme;
    this.#ratio = ratio;
  }

  /** The colour between areas that touch. */
  get gap(): string {
    return this.#theme.surface;
  }

  /** The colour round what is explored. */
  get edge(): string {
    return this.#theme.text;
  }

  /** The colour of a line. */
  line(colour: ChartColour): string {
    const theme = this.#theme;
    if (colour === 'muted') return theme.textMuted;
    if (colour === 'ok' || colour === 'warning' || colour === 'exceeded' || colour === 'accent')
      return theme[colour];
    return theme.series[slotOf(colour) % theme.series.length] ?? theme.text;
  }

  /** The paint of an area: the colour, or a pattern of it where hues have run out or the system allows none. */
  fill(colour: ChartColour, hatched = false): CanvasPattern | string {
    const paint = this.line(colour);
    const texture = textures[this.#variant(colour) % textures.length] ?? 'solid';
    return this.#tile(hatched && texture === 'solid' ? 'rising' : texture, paint);
  }

  /** The dash of a line, in CSS pixels; empty for a solid one. */
  dash(colour: ChartColour): number[] {
    return [...(dashes[this.#variant(colour) % dashes.length] ?? [])];
  }

  /** Which of the patterns tells this series apart: with forced colours each its own, else one per round of hues. */
  #variant(colour: ChartColour): number {
    if (!colour.startsWith('series-'))
      return this.#theme.forced && colour === 'muted' ? textures.length - 1 : 0;
    const slot = slotOf(colour);
    return this.#theme.forced ? slot : Math.floor(slot / this.#theme.series.length);
  }

  #tile(texture: Texture, paint: string): CanvasPattern | string {
    if (texture === 'solid') return paint;
    const key = `${texture} ${paint}`;
    const known = this.#tiles.get(key);
    if (known) return known;
    const made = drawTile(texture, paint, this.#theme.surface, this.#ratio) ?? paint;
    this.#tiles.set(key, made);
    return made;
  }
}

/** Counts from 0; a name without a number is the first. */
function slotOf(colour: ChartColour): number {
  const slot = Number.parseInt(colour.slice('series-'.length), 10);
  return slot >= 1 ? slot - 1 : 0;
}

function drawTile(texture: Texture, paint: string, ground: string, ratio: number): CanvasPattern | null {
  const tile = document.createElement('canvas');
  tile.width = tile.height = Math.round(tilePx * ratio);
  const context = tile.getContext('2d');
  if (!context) return null;
  const scale = tile.width / tilePx;
  context.scale(scale, scale);
  context.fillStyle = ground;
  context.fillRect(0, 0, tilePx, tilePx);
  context.strokeStyle = paint;
  context.lineWidth = texture === 'dotted' ? 3 : 2;
  context.lineCap = texture === 'dotted' ? 'round' : 'butt';
  context.stroke(new Path2D(strokes[texture]));
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / scale));
  return pattern;
}
