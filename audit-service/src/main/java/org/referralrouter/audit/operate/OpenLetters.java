package org.referralrouter.audit.operate;

import java.time.Instant;

/**
 * How many open letters of a topic failed for one reason last.
 *
 * @param since when the oldest of them first failed
 */
public record OpenLetters(String topic, String reason, long count, Instant since) {}
