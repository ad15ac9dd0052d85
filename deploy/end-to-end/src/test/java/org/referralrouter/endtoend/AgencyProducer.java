package org.referralrouter.endtoend;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Event;
import org.referralrouter.event.Response;
import org.referralrouter.event.Topic;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.EventSerdes;

/** Records written by whoever may write a topic, not by a service. */
final class AgencyProducer {
  private AgencyProducer() {}

  /**
   * A response with a key that means nothing to us, to a partition that has nothing to do with it.
   */
  static void respond(Stack stack, Agency agency, Response response, int partition)
      throws Exception {
    send(
        stack,
        new ProducerRecord<>(
            Topic.ofResponsesFrom(agency).topicName(), partition, "desk 7", response));
  }

  static void send(Stack stack, ProducerRecord<String, Event> record) throws Exception {
    try (var serde = new EventSerdes(stack.registryUrl()).any();
        var producer =
            new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrapServers()),
                new StringSerializer(),
                serde.serializer())) {
      producer.send(record).get(30, TimeUnit.SECONDS);
    }
  }
}
