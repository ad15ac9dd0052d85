package org.referralrouter.intake.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.referralrouter.event.Event;
import org.referralrouter.event.ResponseOutcome;
import org.referralrouter.event.TrialId;
import org.referralrouter.wire.UnreadableRecord;
import org.springframework.stereotype.Component;

/** Tells what a record says from a record that says nothing, and never will. */
@Component
class RecordReader {
  private final Deserializer<Event> events;

  RecordReader(Deserializer<Event> events) {
    this.events = events;
  }

  /** What came of reading a record. */
  sealed interface Outcome {
    /** It is an event. */
    record Read(Event event) implements Outcome {}

    /** It is of a trial, of which no reporter hears: nobody has reported it. */
    record OfTrial() implements Outcome {}

    /**
     * It is none, and reading it again gives the same answer.
     *
     * @param reason a code, never content
     */
    record Wrong(String reason) implements Outcome {}
  }

  /**
   * Reads a record.
   *
   * @throws org.referralrouter.wire.RegistryUnavailable where nothing can be said of it now
   */
  Outcome read(ConsumerRecord<byte[], byte[]> record) {
    try {
      Event event = events.deserialize(record.topic(), record.headers(), record.value());
      if (event == null) {
        return new Outcome.Wrong("NO_VALUE");
      }
      return event.test() ? ofTrial(event) : new Outcome.Read(event);
    } catch (UnreadableRecord wrong) {
      return new Outcome.Wrong(wrong.detail());
    }
  }

  /** Of a trial only responses have outcomes; any other record has an id that is not its own. */
  private static Outcome ofTrial(Event event) {
    return event instanceof ResponseOutcome
        ? new Outcome.OfTrial()
        : new Outcome.Wrong(TrialId.REFUSED);
  }
}
