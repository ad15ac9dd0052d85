package org.referralrouter.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Person;

/**
 * What an agency says to a referral: the value of the {@code responses.*} topics. Whose response it
 * is, its topic says and never the record, since an agency is who may write its topic.
 *
 * @param referralRevision the revision that the agency had read
 * @param by the person who says it, in the agency's words
 * @param redirectedTo the agency that should act, where the kind is REDIRECTED
 * @param fact the question that is answered, where the kind is ANSWERED
 * @param of the ref of the person whom the question is about; null where it is about the concern
 * @param value the answer, as the contract writes that fact
 * @param person the answer to a question for people: somebody with a ref of their own
 */
public record Response(
    UUID responseId,
    UUID referralId,
    UUID concernId,
    int referralRevision,
    ResponseKind kind,
    String by,
    Instant at,
    @Nullable String reason,
    @Nullable Agency redirectedTo,
    @Nullable String fact,
    @Nullable String of,
    @Nullable String value,
    @Nullable Person person)
    implements Event {

  @Override
  public UUID eventId() {
    return responseId;
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "Response[redacted]";
  }
}
