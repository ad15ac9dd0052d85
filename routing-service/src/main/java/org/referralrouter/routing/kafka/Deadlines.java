package org.referralrouter.routing.kafka;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The concerns of a partition by the time of their next escalation, so that finding the overdue
 * ones reads those alone.
 */
final class Deadlines {
  static final String STORE = "deadlines";

  /** The key says all. */
  private static final byte[] NOTHING_MORE = new byte[0];

  private final KeyValueStore<Bytes, byte[]> byTime;

  /**
   * There is nothing before it. Without it each look would step over all that has been deleted
   * since the store was last compacted.
   */
  private Bytes first = StoreKey.of(Instant.EPOCH);

  Deadlines(KeyValueStore<Bytes, byte[]> byTime) {
    this.byTime = byTime;
  }

  void move(UUID concern, Optional<Instant> from, Optional<Instant> to) {
    if (from.equals(to)) {
      return;
    }
    from.ifPresent(time -> byTime.delete(StoreKey.of(time, concern)));
    to.ifPresent(time -> put(StoreKey.of(time, concern)));
  }

  private void put(Bytes key) {
    byTime.put(key, NOTHING_MORE);
    if (key.compareTo(first) < 0) {
      first = key;
    }
  }

  /** The concerns whose escalation was due before now, earliest first. */
  List<UUID> before(Instant now, int atMost) {
    List<UUID> due = new ArrayList<>();
    Bytes end = StoreKey.of(now);
    if (end.compareTo(first) < 0) {
      return due;
    }
    try (KeyValueIterator<Bytes, byte[]> entries = byTime.range(first, end)) {
      while (entries.hasNext() && due.size() < atMost) {
        Bytes key = entries.next().key;
        due.add(StoreKey.concern(key));
        first = key;
      }
      if (due.isEmpty()) {
        first = end;
      }
    }
    return due;
  }
}
