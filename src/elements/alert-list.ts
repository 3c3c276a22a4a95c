import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { isSameAlert, levelOfCheck } from '../domain/alert-threshold.js';
import { infoIcon, levelIcon } from '../look/icons.js';
import { ALERT_TYPES, type AlertName, type CheckedAlert, type CostAlert } from '../wire/cost-alerts.js';
import type { Amount } from '../wire/field.js';
import { renderCancel, renderChangeForm, renderFailure, type FormScene } from './alert-form.js';
import { dollars, nameOf } from './alert-words.js';

/** What the list is drawn from. */
export interface ListScene extends FormScene {
  /** Whether alerts can be changed here. */
  readonly isWritable: boolean;
  /** IANA name, for the end of what an alert watches. */
  readonly timeZone: string | null;
  readonly onOpen: (type: 'change' | 'remove', alert: CostAlert) => void;
}

/** An alert to be drawn; one of no threshold was removed while its row was open. */
export type AlertRow = AlertName & { readonly threshold: Amount | null };

/** Draws the alerts by domain, the whole account first. */
export function renderAlerts(rows: readonly AlertRow[], scene: ListScene): TemplateResult {
  const domains = [...new Set(rows.map(({ domain }) => domain))].sort();
  const say = scene.speech.words.budgetAlertSettings;
  return html`<div class="domains">
    ${repeat(
      domains,
      (domain) => domain,
      (domain) =>
        html`<section class="domain" part="domain">
          <h3 class="domain-name">${domain === '' ? say.wholeAccount : domain}</h3>
          <ul class="alerts">
            ${repeat(
              inOrder(rows.filter((row) => row.domain === domain)),
              ({ type }) => type,
              (row) => renderRow(row, scene),
            )}
          </ul>
        </section>`,
    )}
  </div>`;
}

const inOrder = (rows: readonly AlertRow[]): readonly AlertRow[] =>
  ALERT_TYPES.flatMap((type) => rows.find((row) => row.type === type) ?? []);

function renderRow(row: AlertRow, scene: ListScene): TemplateResult {
  const { desk, speech, isWritable } = scene;
  const say = speech.words.budgetAlertSettings;
  const open = desk.row && isSameAlert(desk.row.name, row) ? desk.row : null;
  const check = desk.checks?.find((one) => isSameAlert(one, row) && one.threshold === row.threshold);
  const amount = row.threshold === null ? say.notSet : dollars(row.threshold, speech);
  return html`<li class="alert" part="alert">
    <div class="line">
      <span class="type">${say.type[row.type]}</span>
      <span class="threshold number strong">${amount}</span>
      ${isWritable && row.threshold !== null && !open ? renderButtons({ ...row, threshold: row.threshold }, scene) : nothing}
    </div>
    ${check ? renderCheck(check, scene) : nothing}
    ${open?.type === 'change' ? renderChangeForm(say.changeAlert(nameOf(row, speech)), open.text, row.threshold, scene) : nothing}
    ${open?.type === 'remove' ? renderQuestion(row, amount, scene) : nothing}
  </li>`;
}

function renderButtons(alert: CostAlert, { speech, onOpen }: ListScene): TemplateResult {
  const say = speech.words.budgetAlertSettings;
  const name = nameOf(alert, speech);
  return html`<span class="buttons">
    <button
      type="button"
      class="quiet"
      data-key=${keyOf(alert)}
      aria-label=${say.changeAlert(name)}
      @click=${() => onOpen('change', alert)}
    >
      ${say.change}</button
    ><button
      type="button"
      class="quiet"
      aria-label=${say.removeAlert(name)}
      @click=${() => onOpen('remove', alert)}
    >
      ${say.remove}
    </button>
  </span>`;
}

/** Where the focus goes back to. */
export const keyOf = ({ domain, type }: AlertName): string => `${type} ${domain}`;

function renderQuestion(
  row: AlertRow,
  amount: string,
  { desk, speech, alerts, onCancel }: ListScene,
): TemplateResult {
  const say = speech.words.budgetAlertSettings;
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel('remove');
  };
  return html`<div class="question" role="group" aria-labelledby="question" @keydown=${onKey}>
    <p id="question">${say.askRemove(nameOf(row, speech), amount)}</p>
    ${renderFailure('remove', desk, alerts, speech)}
    <div class="row">
      <button
        type="button"
        part="confirm"
        aria-disabled=${desk.busy ? 'true' : 'false'}
        @click=${() => void desk.remove()}
      >
        ${desk.busy === 'remove' ? say.removing : say.remove}
      </button>
      ${renderCancel('remove', onCancel, speech)}
    </div>
  </div>`;
}

function renderCheck(check: CheckedAlert, { speech, timeZone }: ListScene): TemplateResult {
  const say = speech.words.budgetAlertSettings;
  const { format } = speech;
  const level = levelOfCheck(check);
  const facts = [
    check.current === null
      ? null
      : say.spent(dollars(check.current, speech), dollars(check.threshold, speech)),
    check.ratio === null ? null : format.percent(check.ratio),
    check.windowEnd === null ? null : say.until(format.dateTime(check.windowEnd, timeZone)),
  ];
  return html`<div class="check" part="check">
    <span class="badge ${level === 'unknown' ? 'neutral' : level}" part="state"
      >${level === 'unknown' ? infoIcon() : levelIcon(level)}${say.state[level]}</span
    >
    <span class="muted"
      >${facts
        .filter((fact) => fact !== null)
        // Text that runs both ways keeps each fact together.
        .map((fact, at) => html`${at > 0 ? ' · ' : nothing}<bdi>${fact}</bdi>`)}</span
    >
  </div>`;
}
