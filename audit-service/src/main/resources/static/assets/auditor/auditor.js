import { initAll } from '/webjars/govuk-frontend/dist/govuk/govuk-frontend.min.js';
import { offerCheck } from './proof.js';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');
initAll();
offerCheck();
