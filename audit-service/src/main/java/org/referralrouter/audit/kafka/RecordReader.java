package org.referralrouter.audit.kafka;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.referralrouter.audit.ledger.Facts;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.ledger.NewEntry;
import org.referralrouter.audit.ledger.Payload;
import org.referralrouter.audit.ledger.PayloadParts;
import org.referralrouter.audit.ledger.Slice;
import org.referralrouter.audit.ledger.Source;
import org.referralrouter.audit.ledger.Subject;
import org.referralrouter.edge.log.LoggedConcern;
import org.referralrouter.event.Event;
import org.referralrouter.event.Response;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.DeadLetter;
import org.springframework.stereotype.Component;

/** Makes an entry of a record; of one that cannot be decoded too, which then is a dead letter. */
@Component
class RecordReader {
  private static final String NO_VALUE = "NO_VALUE";
  private static final int NO_SCHEMA = -1;

  private final Decoder decoder;
  private final DeadLetters deadLetters;
  private final RefusedResponses refused;

  RecordReader(Decoder decoder, DeadLetters deadLetters, RefusedResponses refused) {
    this.decoder = decoder;
    this.deadLetters = deadLetters;
    this.refused = refused;
  }

  private record Content(Facts facts, List<Slice> people, int schemaId) {
    Content with(Map<String, String> more) {
      return more.isEmpty() ? this : new Content(facts.with(more), people, schemaId);
    }
  }

  /**
   * The entry of this record.
   *
   * @throws org.referralrouter.wire.RegistryUnavailable when nothing can be said of it yet
   */
  NewEntry read(LogId log, ConsumerRecord<byte[], byte[]> record) {
    try (var _ = LoggedConcern.ofRecord(record.key(), record.headers())) {
      return entry(log, record);
    }
  }

  private NewEntry entry(LogId log, ConsumerRecord<byte[], byte[]> record) {
    Source source = new Source(log, record.topic(), record.offset(), RecordFacts.time(record));
    Content content = content(record).with(RecordFacts.redriven(record.headers()));
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
                ref -> concern == null ? owner : new Subject.OfPerson(concern, Storable.text(ref))),
            content.schemaId));
  }

  private Content content(ConsumerRecord<byte[], byte[]> record) {
    Topic topic = Topic.named(record.topic());
    if (topic.eventType() == null) {
      return letter(record);
    }
    try {
      Event event = decoder.decode(record.topic(), record.headers(), record.value());
      byte[] value = record.value();
      return event == null || value == null
          ? unreadable(record, NO_VALUE)
          : described(
              EventFacts.of(
                  event,
                  topic,
                  HeaderText.id(record.headers(), "ce_id").orElse(null),
                  RecordFacts.traceparent(record)),
              value);
    } catch (SerializationException e) {
      return unreadable(record, DeadLetter.reasonOf(e));
    }
  }

  /** Dead letters are the one topic without events that is read. */
  private Content letter(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    Optional<Response> response = refused.read(record);
    return response.isEmpty() || value == null
        ? bare(RecordFacts.ofLetter(record))
        : described(RecordFacts.ofLetter(record, response.get()), value);
  }

  private Content unreadable(ConsumerRecord<byte[], byte[]> record, String reason) {
    deadLetters.send(record, reason);
    return bare(RecordFacts.unreadable(record, reason));
  }

  /** What a value that was decoded says, and where it describes people. */
  private Content described(Facts facts, byte[] value) {
    return new Content(facts, decoder.people(value), Decoder.schemaId(value));
  }

  private static Content bare(Facts facts) {
    return new Content(facts, List.of(), NO_SCHEMA);
  }
}
