import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { MAX_DOMAIN_LENGTH } from '../domain/alert-threshold.js';
import { infoIcon, octagonIcon } from '../look/icons.js';
import { ALERT_TYPES, type AlertType, type CostAlert } from '../wire/cost-alerts.js';
import type { Amount } from '../wire/field.js';
import type { AlertDesk, DeskPlace, FieldFault } from './alert-desk.js';
import { dollars, failureWords, faultText, type AlertSpeech } from './alert-words.js';

/** What the forms are drawn from. */
export interface FormScene {
  readonly desk: AlertDesk;
  readonly speech: AlertSpeech;
  readonly alerts: readonly CostAlert[];
  readonly domains: readonly string[];
  readonly onCancel: (place: 'add' | 'change' | 'remove') => void;
}

/** Draws the form of a new alert. */
export function renderAddForm({ desk, speech, alerts, domains, onCancel }: FormScene): TemplateResult {
  const say = speech.words.budgetAlertSettings;
  const { draft } = desk;
  const fault = faultAt('domain', desk);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    void desk.add();
  };
  return html`<form
    class="new"
    part="form"
    novalidate
    aria-labelledby="new-heading"
    @submit=${onSubmit}
    @keydown=${escape(() => onCancel('add'))}
  >
    <h3 class="form-heading" id="new-heading">${say.newAlert}</h3>
    <div class="fields">
      <div class="field wide">
        <label for="add-domain">${say.domain}</label>
        <input
          id="add-domain"
          list="domains"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          maxlength=${MAX_DOMAIN_LENGTH}
          placeholder=${say.wholeAccount}
          aria-invalid=${fault ? 'true' : 'false'}
          aria-describedby=${fault ? 'add-domain-error add-domain-hint' : 'add-domain-hint'}
          .value=${live(draft.domain)}
          @input=${(event: Event) => desk.type({ domain: valueOf(event) })}
        />
        <datalist id="domains">${domains.map((domain) => html`<option value=${domain}></option>`)}</datalist>
        ${fault ? renderFault(fault, 'add-domain-error', speech) : nothing}
        <span class="hint" id="add-domain-hint">${say.domainHint}</span>
      </div>
      <div class="field">
        <label for="add-type">${say.period}</label>
        <select
          id="add-type"
          .value=${live(draft.type)}
          @change=${(event: Event) => desk.type({ type: valueOf(event) as AlertType })}
        >
          ${ALERT_TYPES.map(
            (type) => html`<option value=${type} ?selected=${type === draft.type}>${say.type[type]}</option>`,
          )}
        </select>
      </div>
      ${renderThreshold('add', draft.text, null, (text) => desk.type({ text }), { desk, speech })}
    </div>
    ${renderFailure('add', desk, alerts, speech)}
    <div class="row">${renderSubmit('add', desk, speech)} ${renderCancel('add', onCancel, speech)}</div>
  </form>`;
}

/** Draws the form in the row of an alert that is being changed. @param now what the server holds, `null` where nothing */
export function renderChangeForm(
  label: string,
  text: string,
  now: Amount | null,
  { desk, speech, alerts, onCancel }: FormScene,
): TemplateResult {
  const onSubmit = (event: Event) => {
    event.preventDefault();
    void desk.change();
  };
  return html`<form
    class="change"
    part="form"
    novalidate
    aria-label=${label}
    @submit=${onSubmit}
    @keydown=${escape(() => onCancel('change'))}
  >
    ${renderThreshold('change', text, now, (typed) => desk.retype(typed), { desk, speech })}
    ${
      now === null
        ? html`<p class="hint">${infoIcon()} ${speech.words.budgetAlertSettings.removedElsewhere}</p>`
        : nothing
    }
    ${renderFailure('change', desk, alerts, speech)}
    <div class="row">${renderSubmit('change', desk, speech)} ${renderCancel('change', onCancel, speech)}</div>
  </form>`;
}

/** Says why something was not done, and what is true all the same. */
export function renderFailure(
  place: DeskPlace,
  { failure }: AlertDesk,
  alerts: readonly CostAlert[],
  speech: AlertSpeech,
): unknown {
  if (failure?.place !== place) return nothing;
  const { what, truth } = failureWords(failure, alerts, speech);
  return html`<p class="notice exceeded" part="failure">
    ${octagonIcon()}<span><span class="strong">${what}</span> ${truth}</span>
  </p>`;
}

/** The button that stops waiting, or leaves what was opened. */
export function renderCancel(
  place: 'add' | 'change' | 'remove',
  onCancel: FormScene['onCancel'],
  { words }: AlertSpeech,
): TemplateResult {
  const { cancel, keep } = words.budgetAlertSettings;
  return html`<button type="button" class="quiet" id=${`${place}-cancel`} @click=${() => onCancel(place)}>
    ${place === 'remove' ? keep : cancel}
  </button>`;
}

/** The button stays where it is while it is busy, and with it the focus. */
function renderSubmit(place: 'add' | 'change', { busy }: AlertDesk, { words }: AlertSpeech): TemplateResult {
  const { save, saving } = words.budgetAlertSettings;
  return html`<button type="submit" class="primary" part="save" aria-disabled=${busy ? 'true' : 'false'}>
    ${busy === place ? saving : save}
  </button>`;
}

function renderThreshold(
  place: 'add' | 'change',
  text: string,
  now: Amount | null,
  onInput: (text: string) => void,
  { desk, speech }: Pick<FormScene, 'desk' | 'speech'>,
): TemplateResult {
  const say = speech.words.budgetAlertSettings;
  const fault = faultAt('threshold', desk, place);
  const [id, errorId, hintId] = [`${place}-threshold`, `${place}-threshold-error`, `${place}-threshold-hint`];
  const amount = speech.format.readAmount(text);
  const hints = [
    amount === null ? '' : say.readAs(dollars(amount, speech)),
    now === null ? '' : say.nowAt(dollars(now, speech)),
  ];
  return html`<div class="field">
    <label for=${id}>${say.threshold}</label>
    <input
      id=${id}
      class="amount"
      inputmode="decimal"
      autocomplete="off"
      required
      aria-invalid=${fault ? 'true' : 'false'}
      aria-describedby=${fault ? `${errorId} ${hintId}` : hintId}
      .value=${live(text)}
      @input=${(event: Event) => onInput(valueOf(event))}
    />
    ${fault ? renderFault(fault, errorId, speech) : nothing}
    <span class="hint" id=${hintId}>${hints.filter((hint) => hint !== '').join(' · ')}</span>
  </div>`;
}

const renderFault = (fault: FieldFault, id: string, speech: AlertSpeech): TemplateResult =>
  html`<span class="fault exceeded" id=${id}
    ><span class="level">${octagonIcon()}</span> ${faultText(fault, speech)}</span
  >`;

/** A fault is at the form that is open for it; there is one at a time. */
function faultAt(
  field: FieldFault['field'],
  { faults, faultsAt }: AlertDesk,
  place: DeskPlace = 'add',
): FieldFault | undefined {
  return faultsAt === place ? faults.find((fault) => fault.field === field) : undefined;
}

const valueOf = ({ target }: Event): string => (target as HTMLInputElement | HTMLSelectElement).value;

const escape =
  (leave: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    leave();
  };
