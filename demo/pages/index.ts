import { bindViewForm } from './view.js';
import { registerLanguages } from './languages.js';
import { logEvents } from './event-log.js';
import { bindActions } from './actions.js';

const find = <E extends Element>(selector: string): E => {
  const element = document.querySelector<E>(selector);
  if (!element) throw new Error(`the page has no ${selector}`);
  return element;
};

registerLanguages();
bindViewForm(find<HTMLFormElement>('#view'));
logEvents(find('event-stream'), find('#log'));
bindActions(find('#actions'), find('#outcome'));
