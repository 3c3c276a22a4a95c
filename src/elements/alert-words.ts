import { alertNamed, MAX_THRESHOLD } from '../domain/alert-threshold.js';
import type { Formatter } from '../text/format.js';
import type { Strings } from '../text/strings.js';
import type { AlertName, CostAlert } from '../wire/cost-alerts.js';
import type { Amount } from '../wire/field.js';
import type { AlertChange, DeskFailure, FieldFault } from './alert-desk.js';

/** What alerts are spoken of with. */
export interface AlertSpeech {
  readonly words: Strings;
  readonly format: Formatter;
}

/** The contract's thresholds are in US dollars, whatever a page's figures are in. */
export const dollars = (amount: Amount | number, { format }: AlertSpeech): string =>
  format.money(amount, 'USD');

/** "daily alert of shop.example" */
export function nameOf({ type, domain }: AlertName, { words }: AlertSpeech): string {
  const { alert, theWholeAccount } = words.budgetAlertSettings;
  return alert[type](domain === '' ? theWholeAccount : domain);
}

/** Says what was done. */
export function doneText({ thresholdUsd, ...name }: AlertChange, speech: AlertSpeech): string {
  const { saved, removed } = speech.words.budgetAlertSettings;
  const alert = nameOf(name, speech);
  return thresholdUsd === null ? removed(alert) : saved(alert, dollars(thresholdUsd, speech));
}

/** Says why something was not done, and what is true all the same. */
export function failureWords(
  failure: DeskFailure,
  alerts: readonly CostAlert[],
  speech: AlertSpeech,
): { readonly what: string; readonly truth: string } {
  const say = speech.words.budgetAlertSettings;
  const { place, change, isUncertain, reread } = failure;
  const reason = reasonText(failure, speech);
  if (!change) {
    const { unchecked } = failure;
    const missing = (): string => say.notAllChecked(reason, unchecked, speech.format.number(unchecked));
    return { what: unchecked > 0 ? missing() : say.notChecked(reason), truth: '' };
  }
  const isOpen = reread === 'pending' || reread === 'failed';
  const not = place === 'remove' ? say.notRemoved(reason) : say.notSaved(reason);
  const what = isUncertain && isOpen ? say.noAnswer(reason) : not;
  if (isOpen) return { what, truth: reread === 'pending' ? say.lookingUp : say.notKnown };
  const alert = nameOf(change, speech);
  const known = alertNamed(alerts, change);
  const isNews = failure.reason === 'conflict';
  if (!known) return { what, truth: isNews ? say.nowNone(alert) : say.stillNone(alert) };
  const amount = dollars(known.threshold, speech);
  return { what, truth: isNews ? say.nowIs(alert, amount) : say.still(alert, amount) };
}

function reasonText({ reason, status, said }: DeskFailure, { words }: AlertSpeech): string {
  const { reason: reasons } = words.budgetAlertSettings;
  switch (reason) {
    case 'server':
    case 'missing':
      return reasons[reason](String(status ?? ''));
    case 'invalid':
      return said === null ? reasons.invalid : reasons.invalidBecause(said);
    default:
      return reasons[reason];
  }
}

/** An amount as it is to be typed, without a currency. */
const EXAMPLE = 1250.5;

/** Says what is wrong with a field. */
export function faultText(found: FieldFault, speech: AlertSpeech): string {
  const say = speech.words.budgetAlertSettings.fieldError;
  if ('said' in found) return say.said(found.said);
  if ('exists' in found)
    return say.exists(nameOf(found.exists, speech), dollars(found.exists.threshold, speech));
  switch (found.fault) {
    case 'missing':
    case 'notNumber':
      return say[found.fault](speech.format.money(EXAMPLE, null));
    case 'tooLarge':
      return say.tooLarge(dollars(MAX_THRESHOLD, speech));
    default:
      return say[found.fault];
  }
}
