package org.referralrouter.audit.ledger;

import java.util.Arrays;
import java.util.Optional;

/**
 * A topic of an earlier version. Nothing is read from it any more; what the ledger has of it stays
 * readable and verifiable.
 */
public enum EndedTopic {
  /** What agencies said, before each had a topic of its own. */
  ACKNOWLEDGEMENTS("acknowledgements.v1", "Acknowledgement"),

  /** The police's releases, which are responses now. */
  EMBARGO_RELEASES("embargo-releases.v1", "EmbargoRelease");

  private final String topicName;
  private final String type;

  EndedTopic(String topicName, String type) {
    this.topicName = topicName;
    this.type = type;
  }

  /** The topic of this name; empty where none of this name has ended. */
  public static Optional<EndedTopic> named(String topicName) {
    return Arrays.stream(values()).filter(ended -> ended.topicName.equals(topicName)).findFirst();
  }

  /** The name in Kafka. */
  public String topicName() {
    return topicName;
  }

  /** The type of its readable records. */
  public String type() {
    return type;
  }
}
