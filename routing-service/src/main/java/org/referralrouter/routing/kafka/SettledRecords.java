package org.referralrouter.routing.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.streams.state.KeyValueStore;
import org.referralrouter.event.Event;
import org.referralrouter.event.ResponseOutcome;
import org.referralrouter.routing.concern.Routed;
import org.referralrouter.wire.Json;

/**
 * What was settled once, so that nothing follows from it a second time: an event from which
 * something followed, whenever its client sends it again; and one that was refused, where a record
 * of the same time is handed over again. A refused event that comes as a later record is looked at
 * anew, so that it can be redriven once what it waits for is there.
 */
final class SettledRecords {
  static final String STORE = "settled";

  private final KeyValueStore<String, byte[]> store;

  SettledRecords(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  /** Whether an event on this topic, by a record of this time, is settled. */
  boolean contains(String topic, Event event, Instant time) {
    byte[] settled = store.get(key(event));
    byte[] content = digest(topic, event);
    return settled != null
        && (Arrays.equals(settled, content) || Arrays.equals(settled, at(time, content)));
  }

  void add(String topic, Event event, Instant time, Routed routed) {
    boolean somethingFollowed =
        routed.refusal() == null
            || routed.events().stream().anyMatch(sent -> !(sent instanceof ResponseOutcome));
    byte[] content = digest(topic, event);
    store.put(key(event), somethingFollowed ? content : at(time, content));
  }

  private static String key(Event event) {
    return event.key() + "/" + event.eventId();
  }

  /** An id is its client's choice, and another event under the same one must not be lost. */
  private static byte[] digest(String topic, Event event) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(topic.getBytes(StandardCharsets.UTF_8));
      return sha256.digest(Json.mapper().writeValueAsBytes(event));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static byte[] at(Instant time, byte[] content) {
    return ByteBuffer.allocate(content.length + Long.BYTES)
        .put(content)
        .putLong(time.toEpochMilli())
        .array();
  }
}
