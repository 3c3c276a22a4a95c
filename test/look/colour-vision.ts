type Triple = readonly [number, number, number];

/** Simulates full dichromacy in linear RGB (Machado, Oliveira, Fernandes 2009, severity 1.0). */
const visions: Record<string, readonly [Triple, Triple, Triple]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const linear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;

function toLinear(hex: string): Triple {
  const at = (index: number): number => linear(parseInt(hex.slice(index, index + 2), 16) / 255);
  return [at(1), at(3), at(5)];
}

const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** Björn Ottosson's OKLab, from linear sRGB. */
function oklab(rgb: Triple): Triple {
  const lms: Triple = [
    Math.cbrt(dot(rgb, [0.4122214708, 0.5363325363, 0.0514459929])),
    Math.cbrt(dot(rgb, [0.2119034982, 0.6806995451, 0.1073969566])),
    Math.cbrt(dot(rgb, [0.0883024619, 0.2817188376, 0.6299787005])),
  ];
  return [
    dot(lms, [0.2104542553, 0.793617785, -0.0040720468]),
    dot(lms, [1.9779984951, -2.428592205, 0.4505937099]),
    dot(lms, [0.0259040371, 0.7827717662, -0.808675766]),
  ];
}

function seen(hex: string, vision: string): Triple {
  const matrix = visions[vision];
  if (!matrix) throw new Error(`no such vision: ${vision}`);
  const rgb = toLinear(hex);
  return oklab([clamp(dot(matrix[0], rgb)), clamp(dot(matrix[1], rgb)), clamp(dot(matrix[2], rgb))]);
}

/** Computes the WCAG 2 contrast of two colours, 1–21. */
export function contrast(a: string, b: string): number {
  const luminance = (hex: string): number => dot(toLinear(hex), [0.2126, 0.7152, 0.0722]);
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Finds the smallest OKLab distance between any two of the colours, in any of the four visions. */
export function closest(colours: readonly string[]): { distance: number; pair: string } {
  let found = { distance: Infinity, pair: '' };
  for (const vision of Object.keys(visions)) {
    colours.forEach((first, index) => {
      for (const second of colours.slice(index + 1)) {
        const [a, b] = [seen(first, vision), seen(second, vision)];
        const distance = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
        if (distance < found.distance) found = { distance, pair: `${first} ${second} ${vision}` };
      }
    });
  }
  return found;
}

/** Lays `part` (0–1) of one colour over another, as `color-mix(in srgb)` does. */
export function mix(over: string, under: string, part: number): string {
  const channel = (hex: string, at: number): number => parseInt(hex.slice(at, at + 2), 16);
  return `#${[1, 3, 5]
    .map((at) => Math.round(channel(over, at) * part + channel(under, at) * (1 - part)))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
}
