package org.referralrouter.event;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Consultation;
import org.referralrouter.concern.Sector;

/** What an agency may know of the reporter; null is "not told", never "not known". */
public record SharedReporter(
    @Nullable String organisation,
    @Nullable Sector sector,
    @Nullable String name,
    @Nullable String role,
    @Nullable String phone,
    @Nullable String email,
    @Nullable Answer identityProtected,
    @Nullable Set<Consultation> discussedWith) {

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "SharedReporter[redacted]";
  }
}
