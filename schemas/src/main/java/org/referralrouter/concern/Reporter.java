package org.referralrouter.concern;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who reports. Only the organisation is required.
 *
 * @param identityProtected whether the reporter's identity must stay with the police (rule K4)
 * @param discussedWith with whom the reporter has talked already (paragraph 10)
 */
public record Reporter(
    String organisation,
    @Nullable Sector sector,
    @Nullable String name,
    @Nullable String role,
    @Nullable String phone,
    @Nullable String email,
    Answer identityProtected,
    Set<Consultation> discussedWith) {

  public Reporter {
    identityProtected = Answer.orUnknown(identityProtected);
    discussedWith = Values.ordered(discussedWith);
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "Reporter[redacted]";
  }
}
