/** The colours of one scheme, as `#rrggbb`. */
export interface SchemeColours {
  readonly surface: string;
  readonly surfaceMuted: string;
  readonly text: string;
  readonly textMuted: string;
  readonly border: string;
  readonly borderStrong: string;
  readonly track: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly ok: string;
  readonly warning: string;
  readonly exceeded: string;
  /** Eight hues in the order they are handed out; the first six are the furthest apart. */
  readonly series: readonly string[];
}

const light: SchemeColours = {
  surface: '#ffffff',
  surfaceMuted: '#f1f5f9',
  text: '#0f172a',
  textMuted: '#475569',
  border: '#e2e8f0',
  borderStrong: '#64748b',
  track: '#e2e8f0',
  accent: '#2563eb',
  onAccent: '#ffffff',
  ok: '#0f766e',
  warning: '#b45309',
  exceeded: '#991b1b',
  series: ['#313ca0', '#a35134', '#16a398', '#693253', '#b88918', '#8666d4', '#8d0600', '#076e8d'],
};

const dark: SchemeColours = {
  surface: '#0f172a',
  surfaceMuted: '#1e293b',
  text: '#e2e8f0',
  textMuted: '#94a3b8',
  border: '#334155',
  borderStrong: '#64748b',
  track: '#1e293b',
  accent: '#60a5fa',
  onAccent: '#0f172a',
  ok: '#2dd4bf',
  warning: '#fbbf24',
  exceeded: '#f87171',
  series: ['#557ae7', '#d45c2c', '#5bd6b6', '#a97c9a', '#ebd23b', '#b3a0fb', '#fb8b5d', '#a2ecfb'],
};

/**
 * Holds every colour that was chosen, apart from what it is used for (see `tokens.ts`).
 *
 * The levels keep a contrast ≥ 4.5 on their surface and ≥ 0.099 OKLab between any two of them in normal, protan,
 * deutan and tritan vision (≥ 7 and ≥ 0.1 where more contrast is asked for). The series were searched for the same
 * distance between all eight at a contrast ≥ 3. `test/look/palette.test.ts` computes both from these very values.
 */
export const palette = {
  light,
  dark,
  lightMore: {
    ...light,
    text: '#000000',
    textMuted: '#1e293b',
    border: '#64748b',
    borderStrong: '#1e293b',
    accent: '#1e40af',
    ok: '#0d5c66',
    warning: '#92400e',
    exceeded: '#6b0f12',
  },
  darkMore: {
    ...dark,
    text: '#ffffff',
    textMuted: '#e2e8f0',
    border: '#94a3b8',
    borderStrong: '#e2e8f0',
    accent: '#93c5fd',
    ok: '#5eead4',
    warning: '#fcc93a',
    exceeded: '#fb8585',
  },
} as const satisfies Record<string, SchemeColours>;
