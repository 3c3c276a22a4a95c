import { html, nothing, type TemplateResult } from 'lit';

/**
 * Draws what a chart says in one sentence. What is explored by keyboard stands in its place, so that nothing moves and
 * nothing is covered.
 * @param readout `null` while nothing is explored
 */
export function renderChartSentence(sentence: string, readout: string | null): TemplateResult {
  return html`<div class="says">
    <p class="takeaway ${readout === null ? '' : 'is-aside'}" part="takeaway" id="takeaway">${sentence}</p>
    ${readout === null ? nothing : html`<p class="strong" part="readout" aria-hidden="true">${readout}</p>`}
  </div>`;
}
