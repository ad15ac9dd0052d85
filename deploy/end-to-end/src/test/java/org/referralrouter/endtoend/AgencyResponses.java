package org.referralrouter.endtoend;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseKind;

/** Responses as an agency's own system writes them. */
final class AgencyResponses {
  private AgencyResponses() {}

  static Response accepted(Referral read) {
    return response(read, read.revision(), ResponseKind.ACCEPTED, null, null);
  }

  /** Accepts a revision that may never have been sent. */
  static Response accepted(Referral read, int revision) {
    return response(read, revision, ResponseKind.ACCEPTED, null, null);
  }

  static Response redirected(Referral read, Agency to) {
    return response(read, read.revision(), ResponseKind.REDIRECTED, "For them to see to", to);
  }

  static Response released(Referral read) {
    return response(read, read.revision(), ResponseKind.EMBARGO_RELEASED, "Interviewed", null);
  }

  private static Response response(
      Referral read,
      int revision,
      ResponseKind kind,
      @Nullable String reason,
      @Nullable Agency to) {
    return new Response(
        UUID.randomUUID(),
        read.referralId(),
        read.concernId(),
        revision,
        kind,
        "Desk of " + read.agency(),
        Instant.now(),
        reason,
        to,
        null,
        null,
        null,
        null);
  }
}
