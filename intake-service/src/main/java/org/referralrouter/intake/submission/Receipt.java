package org.referralrouter.intake.submission;

import java.time.Instant;
import java.util.UUID;

/** What a reporter is given once a revision of a concern is durable. */
public record Receipt(UUID concernId, int revision, Instant receivedAt) {}
