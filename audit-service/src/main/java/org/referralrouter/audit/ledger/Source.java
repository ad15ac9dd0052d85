package org.referralrouter.audit.ledger;

import java.time.Instant;

/**
 * Where a record stood in Kafka.
 *
 * @param topic the topic's name
 * @param timestamp the record's own, set by its producer or the broker
 */
public record Source(LogId log, String topic, long offset, Instant timestamp) {}
