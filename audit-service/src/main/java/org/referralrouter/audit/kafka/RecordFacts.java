package org.referralrouter.audit.kafka;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Detail;
import org.referralrouter.audit.ledger.EntryType;
import org.referralrouter.audit.ledger.Facts;
import org.referralrouter.event.Response;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.DeadLetter;
import org.referralrouter.wire.UnreadableRecord;
import org.referralrouter.wire.WriterSchemas;

/** What a record says of itself by its key, headers and time, without being decoded. */
final class RecordFacts {
  private static final String PREFIX = "dead-letter-";
  private static final List<String> KEPT_HEADERS =
      List.of(
          DeadLetter.SERVICE,
          DeadLetter.TOPIC,
          DeadLetter.PARTITION,
          DeadLetter.OFFSET,
          DeadLetter.REASON);

  private static final int NONE = -1;

  private RecordFacts() {}

  /** What the headers of a record that was put back say of that; empty where it was not. */
  static Map<String, String> redriven(Headers headers) {
    Map<String, String> told = new HashMap<>();
    HeaderText.last(headers, DeadLetter.REDRIVEN).ifPresent(id -> told.put(Detail.LETTER, id));
    HeaderText.last(headers, DeadLetter.ATTEMPT).ifPresent(no -> told.put(Detail.ATTEMPT, no));
    return told;
  }

  private static int schema(byte @Nullable [] value) {
    try {
      return value == null ? NONE : WriterSchemas.idOf(value);
    } catch (UnreadableRecord _) {
      return NONE;
    }
  }

  /** Of a record that cannot be decoded. */
  static Facts unreadable(ConsumerRecord<byte[], byte[]> record, String reason) {
    return facts(record, EntryType.UNREADABLE, Map.of("reason", Storable.text(reason)));
  }

  /** Of a dead letter. */
  static Facts ofLetter(ConsumerRecord<byte[], byte[]> record) {
    return facts(record, EntryType.DEAD_LETTER, kept(record));
  }

  /** Of a dead letter that is a response. */
  static Facts ofLetter(ConsumerRecord<byte[], byte[]> record, Response response) {
    Facts letter = ofLetter(record);
    return new Facts(
        letter.type(),
        null,
        response.concernId(),
        response.referralId(),
        null,
        RefusedResponses.origin(record).flatMap(Topic::agency).orElse(null),
        null,
        letter.at(),
        response.referralRevision(),
        null,
        letter.traceparent(),
        letter.details());
  }

  /**
   * The record's time. Of a record without a timestamp it is Kafka's word for that, -1: a
   * millisecond before 1970.
   */
  static Instant time(ConsumerRecord<byte[], byte[]> record) {
    return Storable.time(Instant.ofEpochMilli(record.timestamp()));
  }

  static @Nullable String traceparent(ConsumerRecord<byte[], byte[]> record) {
    return HeaderText.last(record.headers(), "traceparent").orElse(null);
  }

  private static Facts facts(
      ConsumerRecord<byte[], byte[]> record, String type, Map<String, String> details) {
    return new Facts(
        type,
        null,
        concern(record),
        null,
        null,
        null,
        null,
        time(record),
        null,
        null,
        traceparent(record),
        details);
  }

  /**
   * The key of a record is its concern's id, but in {@code procedures.v1}, where it is the record's
   * own; one that is no id tells nothing. Whoever responds may use another key: then nothing is
   * found by it.
   */
  private static @Nullable UUID concern(ConsumerRecord<byte[], byte[]> record) {
    Topic topic = Topic.named(record.topic());
    Topic origin =
        topic.equals(Topic.DEAD_LETTERS) ? RefusedResponses.origin(record).orElse(topic) : topic;
    return record.key() == null || origin.equals(Topic.PROCEDURES)
        ? null
        : HeaderText.id(Storable.text(record.key())).orElse(null);
  }

  private static Map<String, String> kept(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> kept = redriven(record.headers());
    byte[] value = record.value();
    kept.put(Detail.BYTES, Integer.toString(value == null ? NONE : value.length));
    kept.put(Detail.KEY_BYTES, Integer.toString(record.key() == null ? NONE : record.key().length));
    kept.put(Detail.SCHEMA, Integer.toString(schema(value)));
    for (String name : KEPT_HEADERS) {
      HeaderText.last(record.headers(), name)
          .ifPresent(text -> kept.put(name.substring(PREFIX.length()), text));
    }
    return kept;
  }
}
