package org.referralrouter.concern;

import org.jspecify.annotations.Nullable;

/** Consent to sharing, and what the parents know. */
public record Sharing(
    @Nullable Consent consent, Answer parentsInformed, @Nullable SharingReason reason) {

  public Sharing {
    parentsInformed = Answer.orUnknown(parentsInformed);
  }
}
