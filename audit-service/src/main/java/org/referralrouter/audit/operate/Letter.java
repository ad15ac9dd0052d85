package org.referralrouter.audit.operate;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.DerivedId;
import org.referralrouter.event.Topic;

/**
 * A record that could not be processed, as far as whoever may not read it may know it. It is one
 * letter, however many services failed at it and however often it was put back.
 *
 * @param id derived from where the record first stood
 * @param topic where it first stood, with {@code partition} and {@code offset}
 * @param concernId where it is known
 * @param redrives how often it was put back
 * @param first when a service first failed at it
 * @param last when one last did
 * @param reason of the last failure, as a code
 * @param valueBytes of its value; -1 where it has none
 * @param keyBytes of its key; -1 where it has none
 * @param schemaId the registry's id that the value names; -1 where it names none
 */
public record Letter(
    UUID id,
    String topic,
    int partition,
    long offset,
    @Nullable UUID concernId,
    State state,
    int redrives,
    Instant first,
    Instant last,
    String reason,
    int valueBytes,
    int keyBytes,
    int schemaId) {
  private static final UUID NAMESPACE = UUID.fromString("0d5c4f0e-7a0b-5d1c-9a53-3a1f6a2f5e11");

  /** What becomes of a letter. */
  public enum State {
    /** Nobody has done anything about it yet, or it has failed again. */
    OPEN,
    /** Somebody wants it to be put back; it is about to be. */
    REDRIVING,
    /** It was put back where it came from, and has not failed again. */
    REDRIVEN,
    /** Somebody has said that nothing is to be done about it. */
    SET_ASIDE
  }

  /** The id of the letter of a record that stood there. */
  public static UUID id(String topic, int partition, long offset) {
    return DerivedId.of(NAMESPACE, topic, Integer.toString(partition), Long.toString(offset));
  }

  /**
   * Whether it can be put back. What the log itself is made of cannot: an access has happened, an
   * erasure is asked for again.
   */
  public boolean redrivable() {
    return Topic.find(topic)
        .filter(
            origin ->
                origin.eventType() != null
                    && !origin.equals(Topic.ACCESS)
                    && !origin.equals(Topic.ERASURES)
                    && !origin.equals(Topic.PROCEDURES))
        .isPresent();
  }

  /** Whether something can still be done about it. */
  public boolean undecided() {
    return state == State.OPEN || state == State.SET_ASIDE;
  }
}
