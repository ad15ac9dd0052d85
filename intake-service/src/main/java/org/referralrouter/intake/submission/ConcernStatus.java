package org.referralrouter.intake.submission;

import java.time.Instant;
import java.util.UUID;

/**
 * What a reporter may know of their concern afterwards.
 *
 * @param revision the latest
 * @param receivedAt when the latest was received
 * @param published whether the latest has reached {@code concerns.v1}
 */
public record ConcernStatus(UUID concernId, int revision, Instant receivedAt, boolean published) {}
