import { html, type TemplateResult } from 'lit';
import { ResourceController } from '../../src/host/resource-controller.js';
import { SpendwireElement } from '../../src/host/spendwire-element.js';
import type { Feed } from '../../src/store/feed.js';
import { budgetResource } from '../../src/store/resource.js';
import type { BudgetAnswer } from '../../src/wire/budget.js';
import { register } from './register.js';

/** The plainest widget there can be: it shows what was used of the first budget, and counts what it does. */
export class ProbeBudgetElement extends SpendwireElement {
  static readonly tag = 'probe-budget';

  static override readonly properties = { budget: { attribute: false } };

  declare budget: unknown;
  /** How often it was drawn. */
  renders = 0;
  /** How often it began to follow a feed, and left one. */
  follows = 0;
  leaves = 0;

  readonly answer: ResourceController<BudgetAnswer> = new ResourceController<BudgetAnswer>(
    this,
    () => ({
      query: { resource: budgetResource, ...(this.src === null ? {} : { src: this.src }) },
      given: this.budget,
    }),
    () => {
      this.follows += 1;
      return () => (this.leaves += 1);
    },
  );

  /** What is known, in one word or figure; a stale figure has a mark. */
  get shown(): string {
    const { state } = this.answer;
    if (state.type !== 'ready') return state.type;
    return `${state.data.budgets[0]?.used ?? 'none'}${state.stale ? ' stale' : ''}`;
  }

  get followed(): Feed | null {
    return this.answer.feed;
  }

  protected override render(): TemplateResult {
    this.renders += 1;
    return this.renderCard(this.answer.state, {
      heading: 'Probe',
      ready: () => html`<p>${this.shown}</p>`,
      skeleton: () => html`<span class="skeleton line"></span>`,
      retry: () => this.answer.retry(),
      isEmpty: ({ budgets }) => budgets.length === 0,
      empty: { title: 'Nothing', hint: 'Nothing comes.' },
    });
  }
}

register(ProbeBudgetElement);

declare global {
  interface HTMLElementTagNameMap {
    'probe-budget': ProbeBudgetElement;
  }
}
