/*
 * The file is longer than most because the comment below is the manual of the tag, and because a file on its way has many
 * ends: read, written, cancelled, handed on, refused. How it is read and written stands in the files beside it.
 */
import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { Announcer } from '../host/announcer.js';
import { FeedController } from '../host/feed-controller.js';
import { RangedElement } from '../host/ranged-element.js';
import { saveFile } from '../host/save-file.js';
import { SpendwireElement } from '../host/spendwire-element.js';
import { writeInSlices } from '../host/write-in-slices.js';
import { AnswerError } from '../store/http.js';
import { downloadIcon, octagonIcon, refreshIcon } from '../look/icons.js';
import { common } from '../text/en/common.js';
import { dataExport } from '../text/en/data-export.js';
import { exportFileName, FILE_FORMATS, filePieces, type FileFormat } from '../domain/export-file.js';
import { isExportSource, type ExportTable } from '../domain/export-table.js';
import { dataExportStyles } from './data-export-styles.js';
import { exportableResources } from './export-resources.js';

/** What `<data-export>` is about to download. */
export interface TableExport {
  readonly format: FileFormat;
  readonly fileName: string;
  /** The whole file: text, or a Blob where it is longer than 1 MiB. */
  readonly text: string | Blob;
  readonly rows: readonly unknown[];
}

/** What happens with the export that was asked for last. */
type Run =
  | { readonly type: 'idle' }
  | { readonly type: 'reading'; readonly received: number; readonly total: number | null }
  | { readonly type: 'writing'; readonly done: number; readonly total: number }
  | { readonly type: 'told'; readonly text: string }
  | { readonly type: 'failed'; readonly reason: string };

/** Says in words of ours why there is no file. */
class NoFile extends Error {}

const IDLE: Run = { type: 'idle' };

/** A bar that moves more often is not seen to. */
const SHOW_EVERY_MS = 100;

/**
 * @summary CSV or JSON of a widget's rows, or of a resource, however many there are.
 *
 * With `for` it writes what the widget of that id shows: any element that has `exportRows()`. Else it reads a resource
 * anew, filtered as the widgets of its stream are. Range and filters stand in the file's name. Long files are put
 * together in short tasks, with progress, and can be cancelled.
 *
 * @customElement data-export
 * @fires {CustomEvent<TableExport>} data-export - A file is about to be downloaded; `detail` has format, fileName, text (a Blob beyond 1 MiB), rows. Cancel it to handle them yourself.
 * @slot actions - More buttons beside those that download.
 * @csspart download - A button that downloads.
 * @csspart cancel - The button that cancels.
 * @csspart progress - How far a long file is.
 * @csspart message - What has come of the last download.
 * @csspart retry - The button that tries a failed download again.
 * @cssstate unconnected - No stream and no widget.
 * @cssstate busy - A file is being read or written.
 * @cssstate failed - The last download has failed.
 */
export class DataExportElement extends RangedElement {
  static readonly tag = 'data-export';

  static override readonly english = { common, dataExport };

  /** The id of the widget whose rows are written; it is looked for in the same tree, then in those around it. */
  @property({ attribute: 'for' }) htmlFor: string | null = null;

  /** What is written where no widget is named: `costs`, `telemetry`, `budget`, `routing` or `alerts`. */
  @property() resource = 'costs';

  /** `csv` or `json`; absent, a person chooses. */
  @property({ attribute: 'format' }) fileFormat: string | null = null;

  readonly #feeds = new FeedController(this);
  readonly #announcer = new Announcer(this);
  #run: Run = IDLE;
  #stop: AbortController | null = null;
  #last: FileFormat = 'csv';
  #shownAt = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Who is moved is connected again at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop?.abort();
    });
  }

  get #formats(): readonly FileFormat[] {
    const { fileFormat } = this;
    return FILE_FORMATS.some((name) => name === fileFormat) ? [fileFormat as FileFormat] : FILE_FORMATS;
  }

  /** Makes the file. @returns whether there is one, here or with the page that cancelled the event */
  async #export(format: FileFormat): Promise<void> {
    if (this.#stop) return;
    const { dataExport: say } = this.words;
    const stop = new AbortController();
    this.#stop = stop;
    this.#last = format;
    this.#announcer.say(''); // so that the same words are heard again
    try {
      const table = await this.#table(stop.signal);
      if (!table || table.rows.length === 0) this.#tell(say.empty);
      else await this.#write(table, format, stop.signal);
    } catch (error) {
      if (stop.signal.aborted) this.#tell(say.cancelled);
      else this.#fail(reasonOf(error) ?? say.unexpected);
    } finally {
      this.#stop = null;
      this.requestUpdate();
    }
  }

  async #table(signal: AbortSignal): Promise<ExportTable | null> {
    const { dataExport: say } = this.words;
    if (this.htmlFor) {
      const target = elementById(this, this.htmlFor);
      if (!target) throw new NoFile(say.noTarget(this.htmlFor));
      if (!isExportSource(target)) throw new NoFile(say.noRows(this.htmlFor));
      return target.exportRows();
    }
    const resource = Object.hasOwn(exportableResources, this.resource)
      ? exportableResources[this.resource]
      : undefined;
    if (!resource) throw new NoFile(say.noResource(this.resource));
    const { feed } = this.#feeds;
    if (!feed) throw new NoFile(say.unconnected);
    const { fallback, read } = resource;
    const params = fallback === null ? {} : this.paramsFor(feed.filter, fallback);
    this.#show({ type: 'reading', received: 0, total: null });
    return read(feed, {
      params,
      src: this.src,
      signal,
      onProgress: (received, total) => this.#showSometimes({ type: 'reading', received, total }),
    });
  }

  async #write(table: ExportTable, format: FileFormat, signal: AbortSignal): Promise<void> {
    const total = table.rows.length;
    const type = format === 'csv' ? 'text/csv' : 'application/json';
    this.#show({ type: 'writing', done: 0, total });
    const text = await writeInSlices(filePieces(table, format), {
      signal,
      type,
      onProgress: (pieces) => this.#showSometimes({ type: 'writing', done: Math.min(pieces, total), total }),
    });
    const fileName = exportFileName(table, format);
    const detail: TableExport = { format, fileName, text, rows: table.rows };
    const event = new CustomEvent('data-export', { detail, bubbles: true, composed: true, cancelable: true });
    if (!this.dispatchEvent(event)) {
      this.#show(IDLE);
      return;
    }
    saveFile(fileName, text, type);
    this.#tell(this.words.dataExport.done(fileName));
  }

  #show(run: Run): void {
    this.#run = run;
    this.#shownAt = performance.now();
    this.requestUpdate();
  }

  #showSometimes(run: Run): void {
    if (performance.now() - this.#shownAt < SHOW_EVERY_MS) return;
    this.#show(run);
    this.#announcer.mention(this.#progressText ?? '');
  }

  #tell(text: string): void {
    this.#show({ type: 'told', text });
    this.#announcer.say(text);
  }

  #fail(reason: string): void {
    this.#show({ type: 'failed', reason });
    this.#announcer.say(this.words.dataExport.failed(reason));
  }

  /** The button that was pressed keeps its place and its focus; that which goes hands the focus back to it. */
  readonly #onCancel = (): void => {
    this.#stop?.abort();
    this.renderRoot.querySelector<HTMLElement>(`[data-format="${this.#last}"]`)?.focus();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#stop) return;
    event.stopPropagation();
    this.#onCancel();
  };

  readonly #onRetry = (): void => {
    this.renderRoot.querySelector<HTMLElement>(`[data-format="${this.#last}"]`)?.focus();
    void this.#export(this.#last);
  };

  get #progressText(): string | null {
    const { format } = this;
    const { dataExport: say } = this.words;
    const run = this.#run;
    if (run.type === 'writing') return say.rows(format.number(run.done), format.number(run.total));
    if (run.type !== 'reading') return null;
    if (run.received === 0) return say.reading;
    const received = format.number(Math.round(run.received / KB));
    return run.total === null
      ? say.readSoFar(received)
      : say.readingOf(received, format.number(Math.round(run.total / KB)));
  }

  protected override render(): TemplateResult {
    const isUnconnected = !this.htmlFor && !this.#feeds.feed;
    if (isUnconnected) this.#feeds.advise();
    const run = this.#run;
    const isBusy = run.type === 'reading' || run.type === 'writing';
    this.setStates({ unconnected: isUnconnected, busy: isBusy, failed: run.type === 'failed' });
    const { dataExport: say } = this.words;
    return html`
      <div class="bar" role="group" aria-label=${this.heading ?? say.label} @keydown=${this.#onKey}>
        <div class="row">
          ${isUnconnected ? html`<span class="muted">${say.unconnected}</span>` : this.#renderButtons(isBusy)}
          <slot name="actions"></slot>
        </div>
        ${isBusy ? this.#renderProgress(run) : this.#renderOutcome(run)}
      </div>
      <span class="visually-hidden" role="status">${this.#announcer.text}</span>
    `;
  }

  #renderButtons(isBusy: boolean): TemplateResult {
    const { dataExport: say } = this.words;
    return html`${this.#formats.map(
      (format) =>
        html`<button
          type="button"
          part="download"
          data-format=${format}
          aria-disabled=${isBusy ? 'true' : 'false'}
          @click=${() => void this.#export(format)}
        >
          ${downloadIcon()} ${say.download[format]}
        </button>`,
    )}${
      isBusy
        ? html`<button type="button" class="quiet" part="cancel" @click=${this.#onCancel}>
            ${say.cancel}
          </button>`
        : nothing
    }`;
  }

  #renderProgress(run: Run): TemplateResult {
    const [done, total] =
      run.type === 'writing'
        ? [run.done, run.total]
        : run.type === 'reading'
          ? [run.received, run.total]
          : [0, null];
    return html`<div class="progress" part="progress">
      <progress
        aria-label=${this.words.dataExport.label}
        max=${total ?? nothing}
        value=${total === null ? nothing : Math.min(done, total)}
      ></progress>
      <span class="muted number">${this.#progressText}</span>
    </div>`;
  }

  #renderOutcome(run: Run): unknown {
    if (run.type === 'told') return html`<p class="muted" part="message">${run.text}</p>`;
    if (run.type !== 'failed') return nothing;
    return html`<div class="notice exceeded" part="message">
      ${octagonIcon()}<span>${this.words.dataExport.failed(run.reason)}</span>
      <button type="button" part="retry" @click=${this.#onRetry}>
        ${refreshIcon()} ${this.words.common.retry}
      </button>
    </div>`;
  }

  static override styles: CSSResultGroup = [SpendwireElement.styles, dataExportStyles];
}

const KB = 1_000;

/** What an element throws that we did not write may hold anything: it is not shown. */
const reasonOf = (error: unknown): string | null =>
  error instanceof NoFile || error instanceof AnswerError ? error.message : null;

/** The element of an id in the tree of another one, or in the nearest tree around it. */
function elementById(from: Element, id: string): Element | null {
  const root = from.getRootNode();
  if (root instanceof Document) return root.getElementById(id);
  if (!(root instanceof ShadowRoot)) return null;
  return root.getElementById(id) ?? elementById(root.host, id);
}

declare global {
  interface HTMLElementTagNameMap {
    'data-export': DataExportElement;
  }
}
