package org.referralrouter.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;

/**
 * What routing made of a response: the value of {@code response-outcomes.v1}.
 *
 * @param agency whose response it is, by its topic
 * @param referralRevision the revision that it names
 * @param refusal the code of the refusal; null where the response was taken
 */
public record ResponseOutcome(
    UUID responseId,
    UUID referralId,
    UUID concernId,
    Agency agency,
    ResponseKind kind,
    int referralRevision,
    @Nullable String refusal,
    Instant at)
    implements Event {

  /** Written for whoever reads the record; never read, since the concern's id decides. */
  @Override
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public boolean test() {
    return Event.super.test();
  }

  /** One that was refused may be redriven and be taken then: these are two outcomes. */
  @Override
  public UUID eventId() {
    return DerivedId.of(responseId, "outcome", refusal == null ? "" : refusal);
  }
}
