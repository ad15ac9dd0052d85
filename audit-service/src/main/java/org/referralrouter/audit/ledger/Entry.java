package org.referralrouter.audit.ledger;

/**
 * An entry as queries show it, without its payload.
 *
 * @param id its place in the ledger's total order; appends commit in this order
 */
public record Entry(long id, Source source, Facts facts) {}
