/*
 * The file is longer than most because the comment below is the manual of the tag, and because here the stream, the
 * desk and the focus meet; what can be computed from arguments stands in the files beside it.
 */
import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { Announcer } from '../host/announcer.js';
import { keepFocus } from '../host/keep-focus.js';
import { ResourceController } from '../host/resource-controller.js';
import { SpendwireElement } from '../host/spendwire-element.js';
import { alertsQuery } from '../store/alert-actions.js';
import { infoIcon, plusIcon, refreshIcon, tickIcon } from '../look/icons.js';
import { common } from '../text/en/common.js';
import { budgetAlertSettings } from '../text/en/budget-alert-settings.js';
import { levelOfCheck } from '../domain/alert-threshold.js';
import type { AlertsAnswer, CostAlert } from '../wire/cost-alerts.js';
import { AlertDesk, rowsOf, type AlertChange } from './alert-desk.js';
import { renderAddForm, renderFailure, type FormScene } from './alert-form.js';
import { keyOf, renderAlerts } from './alert-list.js';
import { doneText, failureWords, type AlertSpeech } from './alert-words.js';
import { budgetAlertSettingsStyles } from './budget-alert-settings-styles.js';

/**
 * @summary Cost alerts of a domain or the whole account: shows them, sets, changes, removes and checks them.
 *
 * Nothing is shown as saved before the server says so, nothing is sent twice, and what was typed stays until it is
 * saved. Without a stream, or with data of the page's own, the alerts are shown only. The domains that are offered are
 * those the same answer speaks of: nothing more is asked for them.
 *
 * @customElement budget-alert-settings
 * @fires {CustomEvent<AlertChange>} alert-change - An alert is about to be set or removed; `detail` has domain, type, thresholdUsd. Cancel it to do it yourself.
 * @fires {CustomEvent<AlertChange>} alert-saved - The server has set or removed it; `thresholdUsd` is what it holds now.
 * @slot heading - Markup for the title.
 * @slot actions - Buttons at the title.
 * @slot loading - Instead of the skeleton.
 * @slot empty - Instead of the words for no alerts.
 * @slot error - Instead of the error and its retry button.
 * @slot footer - Below the alerts.
 * @csspart card - The whole card.
 * @csspart heading - The title.
 * @csspart check-all - The button that checks all alerts.
 * @csspart domain - The alerts of one domain.
 * @csspart alert - One alert.
 * @csspart check - What a check has found of an alert.
 * @csspart state - The badge of a checked alert.
 * @csspart form - The form of a new alert, or of one that is changed.
 * @csspart save - The button that saves what was typed.
 * @csspart confirm - The button that removes an alert.
 * @csspart add - The button that opens the form of a new alert.
 * @csspart done - What was done last.
 * @csspart failure - Why something was not done, and what is true all the same.
 * @cssstate unconnected - No stream and no data.
 * @cssstate loading - Before the first answer.
 * @cssstate ready - Showing alerts.
 * @cssstate empty - No alert is set.
 * @cssstate stale - The last known alerts, while newer ones cannot be had.
 * @cssstate failed - There never was an answer.
 * @cssstate ok - No alert was exceeded when they were checked.
 * @cssstate exceeded - An alert was exceeded when they were checked.
 */
export class BudgetAlertSettingsElement extends SpendwireElement {
  static readonly tag = 'budget-alert-settings';

  static override readonly english = { common, budgetAlertSettings };

  /** The contract's `monitoring/chat`, or its list of alerts, as data of the host's own; then nothing can be changed. */
  @property({ attribute: false }) alerts: unknown;

  readonly #answer = new ResourceController<AlertsAnswer>(this, () => ({
    query: { ...alertsQuery, ...(this.src === null ? {} : { params: {}, src: this.src }) },
    given: this.alerts,
  }));
  readonly #announcer = new Announcer(this);
  readonly #desk = new AlertDesk(this.#surroundings());
  /** What has the focus after the next drawing. */
  #focusNext: string | null = null;
  #giveFocusBack = keepFocus(null);

  protected override updated(): void {
    this.#giveFocusBack('[part="add"]');
    if (this.#focusNext === null) return;
    const next = this.renderRoot.querySelector<HTMLElement>(this.#focusNext);
    this.#focusNext = null;
    next?.focus();
    if (next instanceof HTMLInputElement) next.select();
  }

  #surroundings(): ConstructorParameters<typeof AlertDesk>[0] {
    const known = (): readonly CostAlert[] => this.#known?.alerts ?? [];
    return {
      requestUpdate: () => this.requestUpdate(),
      get alerts() {
        return known();
      },
      act: (action, signal) => {
        const { feed } = this.#answer;
        return feed ? feed.act(action, signal) : Promise.reject(new Error('the stream has gone'));
      },
      reread: () => this.#reread(),
      readAmount: (text) => this.format.readAmount(text),
      mayChange: (change) => this.#tell('alert-change', change, true),
      onSaved: (change) => this.#onSaved(change),
      onChecked: () => this.#announcer.say(this.#checkedText ?? ''),
      onFailed: () => this.#onFailed(),
    };
  }

  get #known(): AlertsAnswer | null {
    const { state } = this.#answer;
    return state.type === 'ready' ? state.data : null;
  }

  /** Alerts can be changed where they were asked for: data of the host's own has no server behind it. */
  get #isWritable(): boolean {
    return this.#answer.feed !== null && this.#answer.answeredQuery !== null && this.src === null;
  }

  get #speech(): AlertSpeech {
    return { words: this.words, format: this.format };
  }

  async #reread(): Promise<boolean> {
    const isAnswered = (await this.#answer.feed?.refresh(alertsQuery.resource.name)) ?? false;
    // Those who follow an answer are told of it one task later.
    await new Promise((resolve) => setTimeout(resolve));
    return isAnswered;
  }

  #tell(name: string, detail: AlertChange, cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
  }

  #onSaved(change: AlertChange): void {
    this.#announcer.say(doneText(change, this.#speech));
    const isThere = change.thresholdUsd !== null;
    this.#focusNext = isThere ? `[data-key="${CSS.escape(keyOf(change))}"], [part="add"]` : '[part="add"]';
    this.#tell('alert-saved', change);
  }

  #onFailed(): void {
    const { failure, faults, faultsAt } = this.#desk;
    const [fault] = faults;
    if (fault && faultsAt) this.#focusNext = `#${faultsAt}-${fault.field}, #${faultsAt}-threshold`;
    if (!failure) return;
    const { what, truth } = failureWords(failure, this.#known?.alerts ?? [], this.#speech);
    this.#announcer.say(`${what} ${truth}`.trim());
  }

  /** While something is on its way, leaving it is to stop waiting for it. */
  readonly #onCancel = (place: 'add' | 'change' | 'remove'): void => {
    if (this.#desk.busy) {
      this.#desk.stop();
      return;
    }
    const { row } = this.#desk;
    if (place === 'add') this.#desk.openForm(false);
    else this.#desk.openRow(null);
    this.#focusNext = place !== 'add' && row ? `[data-key="${CSS.escape(keyOf(row.name))}"]` : '[part="add"]';
  };

  readonly #onOpen = (type: 'change' | 'remove', { threshold, ...name }: CostAlert): void => {
    if (this.#desk.busy) return;
    const text = this.format.amountText(threshold);
    this.#desk.openRow({ type, name, text });
    this.#focusNext = type === 'change' ? '#change-threshold' : '#remove-cancel';
  };

  readonly #onAdd = (): void => {
    this.#desk.openForm(true);
    this.#focusNext = '#add-domain';
  };

  readonly #onCheck = (): void => void this.#desk.check();

  readonly #onRetry = (): void => this.#answer.retry();

  get #checkedText(): string | null {
    const { checks } = this.#desk;
    if (!checks) return null;
    const { format } = this;
    const exceeded = checks.filter((check) => levelOfCheck(check) === 'exceeded').length;
    return this.words.budgetAlertSettings.checked(
      exceeded,
      format.number(exceeded),
      checks.length,
      format.number(checks.length),
    );
  }

  protected override render(): TemplateResult {
    this.#giveFocusBack = keepFocus(this.shadowRoot);
    const say = this.words.budgetAlertSettings;
    const isEmpty = this.#known?.alerts.length === 0;
    const card = this.renderCard(this.#answer.state, {
      heading: say.heading,
      ready: (answer) => this.#renderAlerts(answer),
      skeleton: renderSkeleton,
      retry: this.#onRetry,
      isEmpty: () => isEmpty && !this.#isWritable,
      empty: { title: say.empty, hint: say.emptyHint },
      actions: () => (this.#isWritable && !isEmpty ? this.#renderCheckButton() : nothing),
    });
    if (isEmpty) this.setStates({ ready: false, empty: true });
    const isExceeded = this.#desk.checks?.some((check) => levelOfCheck(check) === 'exceeded');
    this.setStates({ ok: isExceeded === false, exceeded: isExceeded === true });
    return html`${card}<span class="visually-hidden" role="status">${this.#announcer.text}</span>`;
  }

  #renderCheckButton(): TemplateResult {
    const { check, checking } = this.words.budgetAlertSettings;
    const { busy } = this.#desk;
    return html`<button
      type="button"
      part="check-all"
      aria-disabled=${busy ? 'true' : 'false'}
      @click=${this.#onCheck}
    >
      ${refreshIcon()} ${busy === 'check' ? checking : check}
    </button>`;
  }

  #renderAlerts({ alerts, domains, timeZone }: AlertsAnswer): TemplateResult {
    const desk = this.#desk;
    const say = this.words.budgetAlertSettings;
    const isWritable = this.#isWritable;
    const forms: FormScene = {
      desk,
      speech: this.#speech,
      alerts,
      domains: [...new Set([...domains, ...alerts.map(({ domain }) => domain)])]
        .filter((domain) => domain !== '')
        .sort(),
      onCancel: this.#onCancel,
    };
    const rows = rowsOf(alerts, isWritable ? desk.row : null);
    return html`<div class="stack">
      ${this.#renderChecked(alerts)}
      ${
        rows.length > 0
          ? renderAlerts(rows, {
              ...forms,
              isWritable,
              timeZone: timeZone ?? this.timeZone,
              onOpen: this.#onOpen,
            })
          : this.#renderNone()
      }
      ${this.#renderDone()}
      ${
        isWritable
          ? desk.isAdding
            ? renderAddForm(forms)
            : html`<div>
                <button type="button" part="add" @click=${this.#onAdd}>${plusIcon()} ${say.add}</button>
              </div>`
          : html`<p class="muted row note">${infoIcon()} <span>${say.readOnly}</span></p>`
      }
    </div>`;
  }

  #renderChecked(alerts: readonly CostAlert[]): unknown {
    const text = this.#checkedText;
    const failure = renderFailure('check', this.#desk, alerts, this.#speech);
    return text === null
      ? failure
      : html`<p class="muted">${text}</p>
          ${failure}`;
  }

  #renderNone(): TemplateResult {
    const { empty, emptyHint } = this.words.budgetAlertSettings;
    return html`<slot name="empty"
      ><div class="face" part="empty">
        ${infoIcon()}<span class="face-title">${empty}</span><span class="face-text">${emptyHint}</span>
      </div></slot
    >`;
  }

  #renderDone(): unknown {
    const { done } = this.#desk;
    if (!done) return nothing;
    return html`<p class="done ok row note" part="done">
      ${tickIcon()} <span>${doneText(done, this.#speech)}</span>
    </p>`;
  }

  static override styles: CSSResultGroup = [SpendwireElement.styles, budgetAlertSettingsStyles];
}

const renderSkeleton = (): TemplateResult =>
  html`<div class="stack">
    <span class="skeleton line half"></span><span class="skeleton line"></span
    ><span class="skeleton line"></span><span class="skeleton line short"></span>
  </div>`;

declare global {
  interface HTMLElementTagNameMap {
    'budget-alert-settings': BudgetAlertSettingsElement;
  }
}
