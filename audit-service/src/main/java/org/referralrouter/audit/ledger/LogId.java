package org.referralrouter.audit.ledger;

import java.util.Optional;
import java.util.UUID;

/**
 * One partition of one topic, which the ledger keeps as a log of its own, in the topic's order.
 *
 * @param topicId Kafka's id of the topic: a topic that is made again under its old name is another
 *     log
 */
public record LogId(UUID topicId, int partition) {
  /** The log over the checkpoints of all others. */
  public static final LogId ROOT = new LogId(new UUID(0, 0), 0);

  /** The log behind {@code <topic id>/<partition>}; empty where the text names none. */
  public static Optional<LogId> at(String path) {
    int split = path.indexOf('/');
    try {
      LogId log =
          new LogId(
              UUID.fromString(path.substring(0, Math.max(split, 0))),
              Integer.parseInt(path.substring(split + 1)));
      return log.path().equals(path) ? Optional.of(log) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** {@code <topic id>/<partition>}. */
  public String path() {
    return topicId + "/" + partition;
  }

  /** Its name in checkpoints, below the ledger's own. */
  public String origin(String ledger) {
    return equals(ROOT) ? ledger : ledger + "/logs/" + path();
  }
}
