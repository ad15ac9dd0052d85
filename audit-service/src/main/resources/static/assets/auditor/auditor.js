import { initAll } from './govuk-frontend.js';
import { offerCheck } from './proof.js';
import { keepNew } from './renew.js';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');
initAll();
offerCheck();
keepNew();
