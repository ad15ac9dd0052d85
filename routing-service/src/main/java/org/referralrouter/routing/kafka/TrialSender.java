package org.referralrouter.routing.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.referralrouter.access.ClientFile;
import org.referralrouter.edge.kafka.KafkaClientFile;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.EventSerdes;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Writes the referral of a trial to its agency's topic, as real ones are written but for the
 * transaction: no record and no state belongs to it. Trials are rare, so each has a producer of its
 * own.
 */
@Component
public class TrialSender {
  private static final Duration WITHIN = Duration.ofSeconds(10);

  private final String brokers;
  private final Optional<Path> clientFile;
  private final EventSerdes serdes;

  TrialSender(
      @Value("${spring.cloud.stream.kafka.streams.binder.brokers}") String brokers,
      @Value("${" + KafkaClientFile.SETTING + "}") String clientFile,
      EventSerdes serdes) {
    this.brokers = brokers;
    this.clientFile = Optional.of(clientFile).filter(file -> !file.isBlank()).map(Path::of);
    this.serdes = serdes;
  }

  /**
   * Writes it, and returns when it is in the log.
   *
   * @throws KafkaException where it may not be
   */
  public void send(Referral trial) {
    try (var serde = serdes.referrals();
        var producer =
            new KafkaProducer<>(settings(), new StringSerializer(), serde.serializer())) {
      producer.send(new ProducerRecord<>(Topic.of(trial).topicName(), trial.key(), trial)).get();
    } catch (ExecutionException failed) {
      throw new KafkaException("The trial was not written", failed.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private Map<String, Object> settings() {
    int millis = Math.toIntExact(WITHIN.toMillis());
    Map<String, Object> settings = new HashMap<>(ClientFile.client(brokers, clientFile));
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    // Else the time for delivery is shorter than that for a request and lingering.
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) millis);
    return settings;
  }
}
