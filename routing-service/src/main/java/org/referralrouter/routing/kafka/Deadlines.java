package org.referralrouter.routing.kafka;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The concerns of a partition by the time of their next escalation, so that finding the overdue
 * ones reads those alone.
 */
final class Deadlines {
  static final String STORE = "deadlines";

  private final KeyValueStore<String, String> byTime;

  /**
   * There is nothing before it. Without it each look would step over all that has been deleted
   * since the store was last compacted.
   */
  private String first = "";

  Deadlines(KeyValueStore<String, String> byTime) {
    this.byTime = byTime;
  }

  void move(UUID concern, Optional<Instant> from, Optional<Instant> to) {
    if (from.equals(to)) {
      return;
    }
    from.ifPresent(time -> byTime.delete(key(time, concern)));
    to.ifPresent(time -> put(key(time, concern), concern));
  }

  private void put(String key, UUID concern) {
    byTime.put(key, concern.toString());
    if (key.compareTo(first) < 0) {
      first = key;
    }
  }

  /** The concerns whose escalation was due before now, earliest first. */
  List<UUID> before(Instant now, int atMost) {
    List<UUID> due = new ArrayList<>();
    String end = padded(now);
    if (end.compareTo(first) < 0) {
      return due;
    }
    try (KeyValueIterator<String, String> entries = byTime.range(first, end)) {
      while (entries.hasNext() && due.size() < atMost) {
        KeyValue<String, String> entry = entries.next();
        due.add(UUID.fromString(entry.value));
        first = entry.key;
      }
      if (due.isEmpty()) {
        first = padded(now);
      }
    }
    return due;
  }

  private static String key(Instant time, UUID concern) {
    return padded(time) + "/" + concern;
  }

  /** Milliseconds since 1970 with leading zeros: their order as text is their order in time. */
  private static String padded(Instant time) {
    return "%019d".formatted(time.toEpochMilli());
  }
}
