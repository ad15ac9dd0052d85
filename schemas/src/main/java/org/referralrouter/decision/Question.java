package org.referralrouter.decision;

import org.jspecify.annotations.Nullable;

/**
 * A fact that is not known and that the agency should find out.
 *
 * @param of the ref of the person it is about; null where it is about the concern
 */
public record Question(String fact, @Nullable String of, String paragraph, String rule) {}
