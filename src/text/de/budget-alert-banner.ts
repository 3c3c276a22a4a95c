import type { PartialStrings } from '../strings.js';

/** The German words of `<budget-alert-banner>`. */
export const budgetAlertBanner = {
  warning: (percent, budget) => `Budgetwarnung: ${percent} verbraucht (${budget})`,
  exceeded: (percent, budget) => `Budget überschritten: ${percent} verbraucht (${budget})`,
  exceededZero: (used, budget) => `Budget überschritten: ${used} verbraucht, das Limit ist null (${budget})`,
  amounts: (used, limit) => `${used} von ${limit}`,
  resets: (relative) => `Neubeginn ${relative}.`,
  hardStop: 'Ist es aufgebraucht, enden die Anfragen.',
  hardStopReached: 'Anfragen sind angehalten.',
  details: 'Verbrauch ansehen',
  dismiss: 'Budgetwarnung ausblenden',
  dismissed: 'Budgetwarnung ausgeblendet',
  recovered: (budget) => `Wieder unter der Warnschwelle: ${budget}`,
} satisfies PartialStrings['budgetAlertBanner'];
