package org.referralrouter.decision;

/**
 * Which procedure decided.
 *
 * @param digest {@code sha256:} and 64 hexadecimal digits over its files
 */
public record Procedure(String id, String version, String digest) {}
