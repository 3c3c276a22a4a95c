import { executeServerCommand } from '@web/test-runner-commands';

/** What a user may have chosen in the system's settings, or by printing. */
export interface Preferences {
  readonly colorScheme?: 'light' | 'dark';
  readonly contrast?: 'more' | 'less' | 'no-preference';
  readonly forcedColors?: 'active' | 'none';
  readonly reducedMotion?: 'reduce' | 'no-preference';
  readonly media?: 'screen' | 'print';
}

let preferred = false;

// Test files share pages, so what one prefers must end with its test.
afterEach(async () => {
  if (preferred) await prefer();
});

/**
 * Makes the page look as if its user preferred this, until the end of the test or the next call.
 *
 * Returns false where the browser cannot be told (all but Chromium): call `this.skip()` then.
 */
export async function prefer(preferences: Preferences = {}): Promise<boolean> {
  preferred = Object.keys(preferences).length > 0;
  const named = {
    'prefers-color-scheme': preferences.colorScheme,
    'prefers-contrast': preferences.contrast,
    'forced-colors': preferences.forcedColors,
    'prefers-reduced-motion': preferences.reducedMotion,
  };
  const features = Object.entries(named).flatMap(([name, value]) => (value ? [{ name, value }] : []));
  const isPossible: boolean = await executeServerCommand('media:prefer', {
    media: preferences.media ?? '',
    features,
  });
  // Media queries tell of their changes when the page is drawn, which may be under way just now.
  if (isPossible) await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return isPossible;
}
