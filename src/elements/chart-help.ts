import { html, type TemplateResult } from 'lit';
import { keyboardIcon } from '../look/icons.js';

/** The keys of a chart: what they are, and whether they are shown. */
export interface ChartHelp {
  readonly title: string;
  readonly text: string;
  readonly isShown: boolean;
  readonly onToggle: () => void;
}

/** Draws the button that shows the keys of a chart. */
export function renderHelpButton({ title, isShown, onToggle }: ChartHelp): TemplateResult {
  return html`<button
    type="button"
    class="icon-button"
    title=${title}
    aria-expanded=${isShown ? 'true' : 'false'}
    aria-controls="chart-help"
    @click=${onToggle}
  >
    ${keyboardIcon()}
  </button>`;
}

/** Draws the keys of a chart; hidden they still describe the plane that is named `chart-help` by. */
export function renderHelp({ text, isShown }: ChartHelp): TemplateResult {
  return html`<p class="muted help" id="chart-help" ?hidden=${!isShown}>${text}</p>`;
}
