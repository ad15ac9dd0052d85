package org.referralrouter.audit.kafka;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.EntryType;
import org.referralrouter.audit.ledger.Facts;
import org.referralrouter.audit.ledger.NewEntry;
import org.referralrouter.audit.ledger.Payload;
import org.referralrouter.audit.ledger.Source;
import org.referralrouter.audit.ledger.SourceLog;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.DeadLetter;
import org.springframework.stereotype.Component;

/** Makes an entry of a record; of one that cannot be decoded too, which then is a dead letter. */
@Component
class RecordReader {
  private static final String NO_VALUE = "NO_VALUE";
  private static final List<String> KEPT_HEADERS =
      List.of(
          DeadLetter.SERVICE,
          DeadLetter.TOPIC,
          DeadLetter.PARTITION,
          DeadLetter.OFFSET,
          DeadLetter.REASON);

  private final Decoder decoder;
  private final DeadLetters deadLetters;

  RecordReader(Decoder decoder, DeadLetters deadLetters) {
    this.decoder = decoder;
    this.deadLetters = deadLetters;
  }

  /**
   * The entry of this record.
   *
   * @throws org.referralrouter.wire.RegistryUnavailable when nothing can be said of it yet
   */
  NewEntry read(ConsumerRecord<byte[], byte[]> record) {
    Source source =
        new Source(
            new SourceLog(record.topic(), record.partition()),
            record.offset(),
            Storable.time(Instant.ofEpochMilli(record.timestamp())));
    return new NewEntry(source, facts(record), new Payload(record.key(), record.value()));
  }

  private Facts facts(ConsumerRecord<byte[], byte[]> record) {
    Topic topic = Topic.named(record.topic());
    if (topic.eventType() == null) {
      return withoutEvent(record, EntryType.of(topic), kept(record.headers()));
    }
    try {
      Event event = decoder.decode(record);
      return event == null ? unreadable(record, NO_VALUE) : of(event, topic, record.headers());
    } catch (SerializationException e) {
      return unreadable(record, DeadLetter.reasonOf(e));
    }
  }

  private Facts unreadable(ConsumerRecord<byte[], byte[]> record, String reason) {
    deadLetters.send(record, reason);
    return withoutEvent(record, EntryType.UNREADABLE, Map.of("reason", Storable.text(reason)));
  }

  private static Facts of(Event event, Topic topic, Headers headers) {
    String actor = event.actor();
    return new Facts(
        EntryType.of(topic),
        event.eventId(),
        event.concernId(),
        event.referralId(),
        event.agency(),
        actor == null ? null : Storable.text(actor),
        Storable.time(event.at()),
        traceparent(headers),
        Map.of());
  }

  private static Facts withoutEvent(
      ConsumerRecord<byte[], byte[]> record, String type, Map<String, String> details) {
    return new Facts(
        type,
        null,
        concern(record.key()),
        null,
        null,
        null,
        Storable.time(Instant.ofEpochMilli(record.timestamp())),
        traceparent(record.headers()),
        details);
  }

  /** The key of every topic is the concern's id; one that is not an id tells nothing. */
  private static @Nullable UUID concern(byte @Nullable [] key) {
    if (key == null) {
      return null;
    }
    try {
      return UUID.fromString(Storable.text(key));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static Map<String, String> kept(Headers headers) {
    Map<String, String> kept = new HashMap<>();
    for (String name : KEPT_HEADERS) {
      String value = last(headers, name);
      if (value != null) {
        kept.put(name.substring("dead-letter-".length()), value);
      }
    }
    return kept;
  }

  private static @Nullable String traceparent(Headers headers) {
    return last(headers, "traceparent");
  }

  private static @Nullable String last(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null ? null : Storable.text(header.value());
  }
}
