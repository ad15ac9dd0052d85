package org.referralrouter.routing.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Event;
import org.referralrouter.event.Response;
import org.referralrouter.event.Topic;
import org.referralrouter.event.TrialId;
import org.referralrouter.wire.UnreadableRecord;

/**
 * Reads records. What is wrong with a record for good is a value here; whatever is thrown is a
 * fault of ours.
 */
final class RecordReader {
  private static final String NO_VALUE = "NO_VALUE";
  private static final String WRONG_KEY = "WRONG_KEY";
  private static final String WRONG_PARTITION = "WRONG_PARTITION";
  private static final byte[] NO_CONCERN = new byte[0];

  private final Deserializer<Event> events;
  private final int partitions;

  /**
   * @param partitions how many {@code concerns.v1} has
   */
  RecordReader(Deserializer<Event> events, int partitions) {
    this.events = events;
    this.partitions = partitions;
  }

  /**
   * What it is.
   *
   * @throws org.referralrouter.wire.RegistryUnavailable where that cannot be said for now
   */
  Input read(ReceivedRecord received) {
    Topic topic = Topic.named(received.topic());
    Bytes value = received.value();
    if (value == null) {
      return new Input.Unreadable(NO_VALUE);
    }
    Event event;
    try {
      event = events.deserialize(topic.topicName(), value.get());
    } catch (UnreadableRecord wrong) {
      return new Input.Unreadable(wrong.detail());
    }
    return switch (event) {
      case ConcernRevision revision -> revised(received, revision);
      case Response response when response.test() ->
          new Input.Tried(topic.agency().orElseThrow(), response);
      case Response response -> new Input.Responded(topic.agency().orElseThrow(), response);
      case null, default ->
          throw new IllegalStateException("Routing does not read " + received.topic());
    };
  }

  /** A concern is decided in one place: two accounts of it elsewhere would be two decisions. */
  private Input revised(ReceivedRecord received, ConcernRevision revision) {
    if (revision.test()) {
      return new Input.Unreadable(TrialId.REFUSED);
    }
    byte[] key = bytes(revision);
    if (!Arrays.equals(key, ReceivedRecord.raw(received.key()))) {
      return new Input.Unreadable(WRONG_KEY);
    }
    return received.partition() == BuiltInPartitioner.partitionForKey(key, partitions)
        ? new Input.Revised(revision)
        : new Input.Unreadable(WRONG_PARTITION);
  }

  /**
   * The key by which a record comes to its concern, whatever key it has itself. What cannot be read
   * belongs to no concern; it is set aside where the others are routed, so that there is one place
   * for it.
   */
  byte[] key(ReceivedRecord received) {
    return switch (read(received)) {
      case Input.Revised(var revision) -> bytes(revision);
      case Input.Responded(_, var response) -> bytes(response);
      case Input.Tried(_, var response) -> bytes(response);
      case Input.Unreadable _ -> NO_CONCERN;
    };
  }

  private static byte[] bytes(Event event) {
    return event.key().getBytes(StandardCharsets.UTF_8);
  }
}
