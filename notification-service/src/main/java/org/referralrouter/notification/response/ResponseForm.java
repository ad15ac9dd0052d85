package org.referralrouter.notification.response;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Person;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseKind;

/**
 * What an agency says to a referral, with all that its kind must come with (contract, "HTTP").
 *
 * @param by who says it for the agency
 */
public record ResponseForm(
    ResponseKind kind,
    String by,
    @Nullable String reason,
    @Nullable Agency redirectedTo,
    @Nullable String fact,
    @Nullable String of,
    @Nullable String value,
    @Nullable Person person) {

  Response response(UUID responseId, UUID referralId, UUID concernId, int revision, Instant at) {
    return new Response(
        responseId,
        referralId,
        concernId,
        revision,
        kind,
        by,
        at,
        reason,
        redirectedTo,
        fact,
        of,
        value,
        person);
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "ResponseForm[redacted]";
  }
}
