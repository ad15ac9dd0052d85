package org.referralrouter.routing.kafka;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Event;
import org.referralrouter.event.ResponseOutcome;
import org.referralrouter.routing.concern.Routed;
import org.referralrouter.wire.CanonicalBytes;
import org.referralrouter.wire.Digest;

/**
 * What was settled once, so that nothing follows from it a second time: an event from which
 * something followed, whenever its client sends it again; and one that was refused, where a record
 * of the same time is handed over again. A refused event that comes as a later record is looked at
 * anew, so that it can be redriven once what it waits for is there.
 */
final class SettledRecords {
  static final String STORE = "settled";

  private final KeyValueStore<Bytes, byte[]> store;

  SettledRecords(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Not of a revision that was taken: its concern itself remembers which were. */
  static boolean remember(Event event, Routed routed) {
    return !(event instanceof ConcernRevision) || routed.refusal() != null;
  }

  /** Whether an event on this topic, by a record of this time, is settled. */
  boolean contains(String topic, UUID concern, Event event, Instant time) {
    byte[] settled = store.get(StoreKey.of(concern, event.eventId()));
    if (settled == null) {
      return false;
    }
    byte[] content = digest(topic, event);
    return Arrays.equals(settled, content) || Arrays.equals(settled, at(time, content));
  }

  void add(String topic, UUID concern, Event event, Instant time, Routed routed) {
    boolean somethingFollowed =
        routed.refusal() == null
            || routed.events().stream().anyMatch(sent -> !(sent instanceof ResponseOutcome));
    byte[] content = digest(topic, event);
    store.put(
        StoreKey.of(concern, event.eventId()), somethingFollowed ? content : at(time, content));
  }

  /** An id is its client's choice, and another event under the same one must not be lost. */
  private static byte[] digest(String topic, Event event) {
    return Digest.sha256(CanonicalBytes.of(topic, event));
  }

  private static byte[] at(Instant time, byte[] content) {
    return ByteBuffer.allocate(content.length + Long.BYTES)
        .put(content)
        .putLong(time.toEpochMilli())
        .array();
  }
}
