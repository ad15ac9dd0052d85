package org.referralrouter.audit.page;

/**
 * Something to correct in a form.
 *
 * @param field the id of the field, to which the summary of errors leads
 */
record Problem(String field, String text) {}
