package org.referralrouter.audit.kafka;

import java.time.Instant;
import java.util.Arrays;
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
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.ledger.NewEntry;
import org.referralrouter.audit.ledger.Payload;
import org.referralrouter.audit.ledger.PayloadParts;
import org.referralrouter.audit.ledger.Slice;
import org.referralrouter.audit.ledger.Source;
import org.referralrouter.audit.ledger.Subject;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.DeadLetter;
import org.springframework.stereotype.Component;

/** Makes an entry of a record; of one that cannot be decoded too, which then is a dead letter. */
@Component
class RecordReader {
  private static final String NO_VALUE = "NO_VALUE";
  private static final int NO_SCHEMA = -1;
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

  private record Content(Facts facts, List<Slice> people, int schemaId) {}

  /**
   * The entry of this record.
   *
   * @throws org.referralrouter.wire.RegistryUnavailable when nothing can be said of it yet
   */
  NewEntry read(LogId log, ConsumerRecord<byte[], byte[]> record) {
    Source source =
        new Source(
            log,
            record.topic(),
            record.offset(),
            Storable.time(Instant.ofEpochMilli(record.timestamp())));
    Content content = content(record);
    Subject owner = content.facts.subject(record.topic());
    UUID concern = content.facts.concernId();
    List<Payload.Header> headers =
        Arrays.stream(record.headers().toArray())
            .map(header -> new Payload.Header(header.key(), header.value()))
            .toList();
    return new NewEntry(
        source,
        content.facts,
        new Payload(
            PayloadParts.split(
                record.key(),
                headers,
                record.value(),
                owner,
                content.people,
                ref -> concern == null ? owner : new Subject.OfPerson(concern, ref)),
            content.schemaId));
  }

  private Content content(ConsumerRecord<byte[], byte[]> record) {
    Topic topic = Topic.named(record.topic());
    if (topic.eventType() == null) {
      return new Content(
          withoutEvent(record, EntryType.of(topic), kept(record.headers())), List.of(), NO_SCHEMA);
    }
    try {
      Event event = decoder.decode(record);
      byte[] value = record.value();
      return event == null || value == null
          ? unreadable(record, NO_VALUE)
          : new Content(
              EventFacts.of(event, topic, traceparent(record.headers())),
              decoder.people(value),
              Decoder.schemaId(value));
    } catch (SerializationException e) {
      return unreadable(record, DeadLetter.reasonOf(e));
    }
  }

  private Content unreadable(ConsumerRecord<byte[], byte[]> record, String reason) {
    deadLetters.send(record, reason);
    return new Content(
        withoutEvent(record, EntryType.UNREADABLE, Map.of("reason", Storable.text(reason))),
        List.of(),
        NO_SCHEMA);
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
        null,
        Storable.time(Instant.ofEpochMilli(record.timestamp())),
        null,
        null,
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
