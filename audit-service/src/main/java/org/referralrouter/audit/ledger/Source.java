package org.referralrouter.audit.ledger;

import java.time.Instant;

/**
 * Where a record stood in Kafka.
 *
 * @param timestamp the record's own, set by its producer or the broker
 */
public record Source(SourceLog log, long offset, Instant timestamp) {}
