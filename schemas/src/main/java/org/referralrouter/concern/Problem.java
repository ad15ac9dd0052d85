package org.referralrouter.concern;

/**
 * What is wrong at one place of a concern; the {@code errors} of a problem document (RFC 9457).
 *
 * @param pointer where, as a JSON pointer (RFC 6901); empty for the whole
 * @param detail what is wrong and what to do, without quoting what was sent
 */
public record Problem(String pointer, String detail) {}
