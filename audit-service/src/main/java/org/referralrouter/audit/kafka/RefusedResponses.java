package org.referralrouter.audit.kafka;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.referralrouter.concern.Agencies;
import org.referralrouter.event.Event;
import org.referralrouter.event.Response;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.DeadLetter;
import org.springframework.stereotype.Component;

/**
 * Reads the responses among the dead letters. A response may come with any key, so only its value
 * says whose concern it is of; without that, an erasure would not find it.
 */
@Component
class RefusedResponses {
  private final Decoder decoder;
  private final Agencies agencies;

  RefusedResponses(Decoder decoder, Agencies agencies) {
    this.decoder = decoder;
    this.agencies = agencies;
  }

  /**
   * The topic that a dead letter says it comes from; empty where it names none that is read now.
   */
  static Optional<Topic> origin(ConsumerRecord<byte[], byte[]> letter) {
    return HeaderText.last(letter.headers(), DeadLetter.TOPIC).flatMap(Topic::find);
  }

  /**
   * The response; empty where the dead letter is none that can be read.
   *
   * @throws org.referralrouter.wire.RegistryUnavailable when nothing can be said of it yet
   */
  Optional<Response> read(ConsumerRecord<byte[], byte[]> letter) {
    Optional<Topic> origin = origin(letter).filter(this::ofResponses);
    if (origin.isEmpty()) {
      return Optional.empty();
    }
    try {
      Event event = decoder.decode(origin.get().topicName(), letter.headers(), letter.value());
      return event instanceof Response response ? Optional.of(response) : Optional.empty();
    } catch (SerializationException _) {
      return Optional.empty();
    }
  }

  private boolean ofResponses(Topic topic) {
    return Response.class.equals(topic.eventType())
        && topic.agency().filter(agencies::contains).isPresent();
  }
}
