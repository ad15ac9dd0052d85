package org.referralrouter.audit.ledger;

import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.AgenciesFile;

/** The codes of the types of entries. */
public final class EntryType {
  /** A record that could not be decoded. It stands at its offset, so that none is missing. */
  public static final String UNREADABLE = "UNREADABLE";

  /** A record of {@code dead-letters.v1}. */
  public static final String DEAD_LETTER = "DeadLetter";

  /** A record of {@code response-outcomes.v1}. */
  public static final String RESPONSE_OUTCOME = "ResponseOutcome";

  /** The outcome of a response that was not taken; of one that was, the outcome is its kind. */
  public static final String REFUSED = "REFUSED";

  /** A record of {@code erasures.v1}. */
  public static final String ERASURE = "Erasure";

  /** A record of {@code audit-checkpoints.v1}. */
  public static final String AUDIT_CHECKPOINT = "AuditCheckpoint";

  private static final Set<String> CODES = new TreeSet<>(Set.of(UNREADABLE));

  static {
    // Topics differ by agency, their types do not.
    Topic.all(AgenciesFile.bundled()).stream().map(EntryType::of).forEach(CODES::add);
    Arrays.stream(EndedTopic.values()).map(EndedTopic::type).forEach(CODES::add);
  }

  private EntryType() {}

  /** The type of a topic's readable records. */
  public static String of(Topic topic) {
    if (topic.equals(Topic.DEAD_LETTERS)) {
      return DEAD_LETTER;
    }
    return topic.equals(Topic.AUDIT_CHECKPOINTS)
        ? AUDIT_CHECKPOINT
        : Objects.requireNonNull(topic.schemaName());
  }

  /**
   * The type of the readable records of a topic of this name, which may have ended.
   *
   * @throws IllegalArgumentException where there is and was none of this name
   */
  public static String ofTopic(String topicName) {
    return EndedTopic.named(topicName)
        .map(EndedTopic::type)
        .orElseGet(() -> of(Topic.named(topicName)));
  }

  /** All of them, those of ended topics too, in alphabetical order. */
  public static Set<String> codes() {
    return Collections.unmodifiableSet(CODES);
  }
}
