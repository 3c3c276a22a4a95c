import { html, type TemplateResult } from 'lit';
import { chevronIcon } from '../look/icons.js';

/** The way from everything to the one that is chosen. */
export interface ChosenCrumbs {
  /** What the way is, for who hears it. */
  readonly label: string;
  readonly all: string;
  /** Payload text, or words where there is no name. */
  readonly name: string;
  readonly onAll: () => void;
}

/** Draws the way back from the one that is chosen to all. */
export function renderChosenCrumbs({ label, all, name, onAll }: ChosenCrumbs): TemplateResult {
  return html`<nav class="breadcrumbs" part="breadcrumbs" aria-label=${label}>
    <ol>
      <li>
        <button type="button" class="link crumb" @click=${onAll}>${all}</button>
      </li>
      <li>${chevronIcon()}<bdi class="crumb strong" aria-current="location">${name}</bdi></li>
    </ol>
  </nav>`;
}
