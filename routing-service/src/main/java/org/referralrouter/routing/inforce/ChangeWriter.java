package org.referralrouter.routing.inforce;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.referralrouter.event.ProcedureInForce;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.EventSerdes;

/**
 * Tells a change on {@code procedures.v1}.
 *
 * @param client settings of a Kafka client to begin with
 * @param within a change that is not in the log by then never comes into it
 */
record ChangeWriter(Map<String, Object> client, EventSerdes serdes, Duration within) {
  /**
   * Writes it, and returns when it is in the log.
   *
   * @throws KafkaException where it may not be
   */
  void write(ProcedureInForce change) {
    int millis = Math.toIntExact(within.toMillis());
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    // Else the time for delivery is shorter than that for a request and lingering.
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) millis);
    try (var serde = serdes.of(ProcedureInForce.class);
        var producer = new KafkaProducer<>(settings, new StringSerializer(), serde.serializer())) {
      producer.send(new ProducerRecord<>(Topic.PROCEDURES.topicName(), change.key(), change)).get();
    } catch (ExecutionException failed) {
      throw new KafkaException("The change of the procedure was not written", failed.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
