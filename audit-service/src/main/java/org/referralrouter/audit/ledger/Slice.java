package org.referralrouter.audit.ledger;

/**
 * The bytes of a value that describe one person.
 *
 * @param ref whom
 * @param from the first byte
 * @param to behind the last
 */
public record Slice(String ref, int from, int to) {}
