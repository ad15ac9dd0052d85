package org.referralrouter.endtoend;

import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.referralrouter.access.Principal;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Event;
import org.referralrouter.event.Response;
import org.referralrouter.event.Topic;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.EventSerdes;

/** Responses that an agency writes to its topic itself, and not through its inbox. */
final class AgencyProducer {
  private AgencyProducer() {}

  /**
   * A response with a key that means nothing to us, to a partition that has nothing to do with it.
   */
  static void respond(Stack stack, Agency agency, Response response, int partition)
      throws Exception {
    ProducerRecord<String, Event> record =
        new ProducerRecord<>(
            Topic.ofResponsesFrom(agency).topicName(), partition, "desk 7", response);
    try (var serde = new EventSerdes(stack.registryUrl()).any();
        var producer =
            new KafkaProducer<>(
                stack.kafkaClient(Principal.of(agency)),
                new StringSerializer(),
                serde.serializer())) {
      producer.send(record).get(30, TimeUnit.SECONDS);
    }
  }
}
