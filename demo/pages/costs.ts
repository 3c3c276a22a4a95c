import { registerLanguages } from './languages.js';
import { applyView } from './view.js';

registerLanguages();
applyView();
