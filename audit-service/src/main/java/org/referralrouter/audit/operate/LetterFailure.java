package org.referralrouter.audit.operate;

import java.time.Instant;

/**
 * A service could not process a letter's record.
 *
 * @param service as in {@code routing-service}
 * @param redrive 0 for the record as it first stood, or which time it was put back
 */
public record LetterFailure(String service, String reason, int redrive, Instant at) {}
