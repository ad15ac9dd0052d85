package org.referralrouter.notification.response;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Person;
import org.referralrouter.event.DerivedId;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.wire.Json;

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

  /** What a response says. */
  static ResponseForm of(Response response) {
    return new ResponseForm(
        response.kind(),
        response.by(),
        response.reason(),
        response.redirectedTo(),
        response.fact(),
        response.of(),
        response.value(),
        response.person());
  }

  /**
   * What is said to a revision, as an id: another response under the same key differs here. A
   * database that was restored derives it from the topic.
   */
  static UUID contentId(UUID responseId, int revisionRead, ResponseForm form) {
    return DerivedId.of(
        responseId, Integer.toString(revisionRead), Json.mapper().writeValueAsString(form));
  }

  /** The same of a response that came by its topic. */
  public static UUID contentId(Response response) {
    return contentId(response.responseId(), response.referralRevision(), of(response));
  }

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
