import { initAll } from './govuk-frontend.js';
import { offerCheck } from './proof.js';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');
initAll();
offerCheck();
