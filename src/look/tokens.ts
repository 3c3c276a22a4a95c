/**
 * Design decisions as custom properties.
 *
 * A page sets `--sw-NAME` on any ancestor or on the tag; elements read only the private twin `--_NAME`, which carries
 * the default. The names, each usable as `var(--_NAME)` inside an element:
 *
 * - levels: `color-ok` `color-warning` `color-exceeded` `color-info`
 * - lanes: `color-lane-green` `color-lane-yellow` `color-lane-red`
 * - text: `color-text` `color-text-muted`
 * - planes and lines: `color-surface` `color-surface-muted` `color-border` (hairline) `color-border-strong` (controls)
 *   `color-track` (the empty part of a ring or bar)
 * - `color-accent` `color-on-accent` `color-focus`
 * - series of charts: `series-1` … `series-8`
 * - type: `font-size-xs` 0.75 · `-sm` 0.875 (body) · `-md` 1 (heading) · `-lg` 1.25 · `-xl` 2 rem (the figure)
 * - space: `space` (4 px, the grid) `gap` (16 px, compact 8) `card-padding` (16 px, compact 8) `radius` `border-width` `chart-height`
 * - motion: `motion-duration` (0 where motion is not welcome)
 *
 * `--sw-font` (a font family) has no private twin: `base-styles.ts` applies it, and its default is to inherit.
 */
import { css, unsafeCSS, type CSSResult } from 'lit';
import { palette, type SchemeColours } from './palette.js';

export { palette } from './palette.js';

type Pair = readonly [light: SchemeColours, dark: SchemeColours];
type Declarations = Readonly<Record<string, string>>;

function colourDecisions([light, dark]: Pair): Declarations {
  const pick = (read: (colours: SchemeColours) => string): string =>
    `light-dark(${read(light)},${read(dark)})`;
  const series = light.series.map((_, index): [string, string] => [
    `series-${index + 1}`,
    pick((colours) => colours.series[index] ?? colours.text),
  ]);
  return {
    'color-ok': pick((c) => c.ok),
    'color-warning': pick((c) => c.warning),
    'color-exceeded': pick((c) => c.exceeded),
    'color-info': pick((c) => c.accent),
    'color-lane-green': 'var(--_color-ok)',
    'color-lane-yellow': 'var(--_color-warning)',
    'color-lane-red': 'var(--_color-exceeded)',
    'color-text': pick((c) => c.text),
    'color-text-muted': pick((c) => c.textMuted),
    'color-surface': pick((c) => c.surface),
    'color-surface-muted': pick((c) => c.surfaceMuted),
    'color-border': pick((c) => c.border),
    'color-border-strong': pick((c) => c.borderStrong),
    'color-track': pick((c) => c.track),
    'color-accent': pick((c) => c.accent),
    'color-on-accent': pick((c) => c.onAccent),
    'color-focus': 'var(--_color-accent)',
    ...Object.fromEntries(series),
  };
}

/**
 * The floor in px keeps text readable on pages that set `html { font-size: 62.5% }`, where 0.75rem would be 7.5 px.
 */
const typeStep = (rem: number): string => `max(${rem}rem,${rem * 16}px)`;

const measures: Declarations = {
  'font-size-xs': typeStep(0.75),
  'font-size-sm': typeStep(0.875),
  'font-size-md': typeStep(1),
  'font-size-lg': typeStep(1.25),
  'font-size-xl': typeStep(2),
  space: '4px',
  gap: '16px',
  'card-padding': '16px',
  radius: '8px',
  'border-width': '1px',
  'chart-height': '240px',
  'motion-duration': '160ms',
};

/** Lists every public token (without `--sw-`) with the CSS value it has when the page sets none. */
export const tokenDefaults: Declarations = {
  ...colourDecisions([palette.light, palette.dark]),
  ...measures,
};

const isColour = (name: string): boolean => name.startsWith('color-') || name.startsWith('series-');

/** The system's own colours: in this mode the page has no say either, so the public twin is not read. */
function forcedColour(name: string): string {
  if (name === 'color-surface' || name === 'color-surface-muted' || name === 'color-on-accent')
    return 'Canvas';
  if (name === 'color-track') return 'GrayText';
  if (name === 'color-accent') return 'LinkText';
  if (name === 'color-focus' || name === 'color-exceeded') return 'Highlight';
  return 'CanvasText';
}

const open = (declarations: Declarations): CSSResult =>
  unsafeCSS(
    Object.entries(declarations)
      .map(([name, value]) => `--_${name}:var(--sw-${name},${value});`)
      .join(''),
  );

const forced = unsafeCSS(
  Object.keys(tokenDefaults)
    .filter(isColour)
    .map((name) => `--_${name}:${forcedColour(name)};`)
    .join(''),
);

/**
 * Declares the tokens on `:host`: light or dark as the page's `color-scheme` says, or as `theme="light|dark"` on the
 * element says, with more contrast, forced colours, less motion and paper honoured.
 */
export const tokens: CSSResult = css`
  :host {
    ${open(tokenDefaults)}
  }

  :host([compact]) {
    --_gap: var(--sw-gap, 8px);
    --_card-padding: var(--sw-card-padding, 8px);
  }

  :host([theme='light']) {
    color-scheme: light;
  }

  :host([theme='dark']) {
    color-scheme: dark;
  }

  @media (prefers-contrast: more) {
    :host {
      ${open(colourDecisions([palette.lightMore, palette.darkMore]))}
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --_motion-duration: 0s;
    }
  }

  @media (forced-colors: active) {
    :host {
      ${forced}
    }
  }

  @media print {
    :host,
    :host([theme]) {
      color-scheme: light;
      print-color-adjust: exact;
    }
  }
`;
