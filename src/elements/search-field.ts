import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

/** A pause in typing, after which is searched: shorter ones are between letters. */
const SEARCH_AFTER_MS = 200;

/** A field that searches as a person types, and is emptied by Escape. */
export class SearchField implements ReactiveController {
  readonly #onSearch: (text: string) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, onSearch: (text: string) => void) {
    this.#onSearch = onSearch;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  readonly #onInput = ({ target }: Event): void => {
    clearTimeout(this.#timer);
    const { value } = target as HTMLInputElement;
    this.#timer = setTimeout(() => this.#onSearch(value), SEARCH_AFTER_MS);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const input = event.target as HTMLInputElement;
    if (event.key !== 'Escape' || input.value === '') return;
    // It is used up here: a dialog around must not close with it.
    event.stopPropagation();
    event.preventDefault();
    clearTimeout(this.#timer);
    input.value = '';
    this.#onSearch('');
  };

  /** Draws the field. @param text what is searched for now */
  render(label: string, text: string): TemplateResult {
    return html`<label class="search">
      <span class="visually-hidden">${label}</span>
      <input
        type="search"
        part="search"
        autocomplete="off"
        spellcheck="false"
        placeholder=${label}
        .value=${text}
        @input=${this.#onInput}
        @keydown=${this.#onKey}
      />
    </label>`;
  }
}
