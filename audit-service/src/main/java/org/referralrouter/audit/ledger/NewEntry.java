package org.referralrouter.audit.ledger;

/** An entry on its way into the ledger. */
public record NewEntry(Source source, Facts facts, Payload payload) {}
