import { html, nothing, type TemplateResult } from 'lit';
import { downloadIcon } from '../look/icons.js';

/** One of the ways something can be shown. */
export interface SwitchOption<V extends string> {
  readonly value: V;
  readonly name: string;
  /** Stands for the name, which is then the button's title. */
  readonly icon?: TemplateResult;
}

/** Some buttons of which one is pressed. */
export interface ViewSwitch<V extends string> {
  readonly label: string;
  readonly part: string;
  readonly options: readonly SwitchOption<V>[];
  readonly current: V;
  readonly onChoose: (value: V) => void;
}

/** Draws the buttons that choose how something is shown. */
export function renderSwitch<V extends string>(view: ViewSwitch<V>): TemplateResult {
  const { label, part, options, current, onChoose } = view;
  return html`<div class="segmented" role="group" aria-label=${label} part=${part}>
    ${options.map(
      ({ value, name, icon }) =>
        html`<button
          type="button"
          class=${icon ? 'icon-button' : nothing}
          title=${icon ? name : nothing}
          aria-pressed=${value === current ? 'true' : 'false'}
          @click=${() => onChoose(value)}
        >
          ${icon ?? name}
        </button>`,
    )}
  </div>`;
}

/** Draws the button that downloads what is shown. @param whyNot why there is nothing to download; `null` where there is */
export function renderDownloadButton(
  title: string,
  whyNot: string | null,
  onDownload: () => void,
): TemplateResult {
  return html`<button
    type="button"
    class="icon-button"
    part="download"
    aria-label=${whyNot === null ? nothing : title}
    aria-disabled=${whyNot === null ? 'false' : 'true'}
    title=${whyNot ?? title}
    @click=${onDownload}
  >
    ${downloadIcon()}
  </button>`;
}
