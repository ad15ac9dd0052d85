package org.referralrouter.notification.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.notification.response.LoggedResponse;
import org.referralrouter.notification.response.ResponseState;

/**
 * What became of a response, as JSON.
 *
 * @param state PENDING until routing has said TAKEN or REFUSED
 * @param refusal why it was refused, as a code
 * @param detail the same in words
 * @param settledAt when routing took or refused it
 */
record ResponseView(
    UUID responseId,
    UUID referralId,
    int referralRevision,
    ResponseKind kind,
    Instant loggedAt,
    String state,
    @Nullable String refusal,
    @Nullable String detail,
    @Nullable Instant settledAt) {

  static ResponseView of(LoggedResponse logged) {
    return switch (logged.state()) {
      case ResponseState.Pending _ -> of(logged, "PENDING", null, null);
      case ResponseState.Taken(var at) -> of(logged, "TAKEN", null, at);
      case ResponseState.Refused(var code, var at) -> of(logged, "REFUSED", code, at);
    };
  }

  private static ResponseView of(
      LoggedResponse logged, String state, @Nullable String refusal, @Nullable Instant at) {
    return new ResponseView(
        logged.responseId(),
        logged.referralId(),
        logged.referralRevision(),
        logged.kind(),
        logged.loggedAt(),
        state,
        refusal,
        refusal == null ? null : inWords(refusal),
        at);
  }

  /** The codes of the lifecycle, "Replaying a life"; a later version may know more. */
  private static String inWords(String refusal) {
    return switch (refusal) {
      case "UNKNOWN_REFERRAL" -> "Your agency has no such referral.";
      case "UNKNOWN_REVISION" -> "No such revision of the referral was sent.";
      case "NOT_ASKED" -> "No open referral of your agency carries this question.";
      case "VALUE_NOT_ALLOWED" -> "The value does not answer the question.";
      case "RELEASE_NOT_BY_POLICE" -> "Only the police release an embargo.";
      case "RELEASE_WITHOUT_EMBARGO" -> "The concern has no embargo to release.";
      case "RELEASE_REPEATED" -> "The embargo is released already.";
      case "PERSON_REPLACED" -> "The ref stands for another person. Use a new one.";
      case "TOO_MUCH_KNOWN" -> "More would be known of the concern than may be.";
      case "CONFLICT_OF_INTEREST" ->
          "A conflict of interest bars that agency. It is still for you to decide.";
      case "REDIRECT_LOOP" -> "That agency had passed it to yours. It is still for you to decide.";
      default -> "It was refused, and a person has to look at it.";
    };
  }
}
