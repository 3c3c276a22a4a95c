import { elementOf, type Scenario } from '../scenarios/scenario.js';
import { scenarios } from '../scenarios/all.js';
import { registerLanguages } from './languages.js';
import { applyView } from './view.js';

registerLanguages();
applyView();

const byTag = new Map<string, Scenario[]>();
for (const scenario of scenarios) byTag.set(scenario.tag, [...(byTag.get(scenario.tag) ?? []), scenario]);

/** `?tag=budget-monitor` shows one element only. */
const only = new URLSearchParams(location.search).get('tag');

for (const [tag, shown] of byTag) {
  if (only && only !== tag) continue;
  const section = document.createElement('section');
  const title = document.createElement('h2');
  title.textContent = `<${tag}>`;
  const grid = document.createElement('div');
  grid.className = 'grid';
  grid.append(...shown.map(figureOf));
  section.append(title, grid);
  document.querySelector('#states')?.append(section);
}

function figureOf(scenario: Scenario): HTMLElement {
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  caption.textContent = scenario.name;
  const element = elementOf(scenario);
  if (scenario.width !== undefined) element.style.setProperty('inline-size', `${scenario.width}px`);
  // What is wider than its column scrolls there, not the page.
  if (scenario.width !== undefined) element.style.setProperty('max-inline-size', 'none');
  figure.append(caption, element);
  return figure;
}
