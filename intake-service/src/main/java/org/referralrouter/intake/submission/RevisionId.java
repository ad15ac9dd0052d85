package org.referralrouter.intake.submission;

import java.util.UUID;

/** Names a stored revision of a concern. */
public record RevisionId(UUID concernId, int revision) {}
