package org.referralrouter.decision;

import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;

/** An agency that a rule would have told, and why it is not told. */
public record NotReferred(
    Agency agency, @Nullable String subject, String reason, String paragraph) {}
