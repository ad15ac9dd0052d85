package org.referralrouter.audit.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.referralrouter.access.ClientFile;
import org.referralrouter.audit.ledger.Ledger;
import org.referralrouter.audit.ledger.PayloadParts.Whole;
import org.referralrouter.audit.operate.Letter;
import org.referralrouter.audit.operate.OperateSettings;
import org.referralrouter.audit.operate.Origins;
import org.referralrouter.wire.DeadLetter;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * The topics that letters came from. They are written under another name than the one that the log
 * is kept under: whoever keeps the log writes nothing that it is about.
 */
@Component
class OriginTopics implements Origins, DisposableBean {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Set<String> OF_LETTERS =
      Set.of(
          DeadLetter.SERVICE,
          DeadLetter.TOPIC,
          DeadLetter.PARTITION,
          DeadLetter.OFFSET,
          DeadLetter.REASON,
          DeadLetter.REDRIVEN,
          DeadLetter.ATTEMPT);

  private final ConsumerFactory<byte[], byte[]> consumers;
  private final Ledger ledger;
  private final Positions positions;
  private final Map<String, Object> settings;
  private @Nullable Producer<byte[], byte[]> producer;

  OriginTopics(
      ConsumerFactory<byte[], byte[]> consumers,
      Ledger ledger,
      Positions positions,
      KafkaProperties kafka,
      OperateSettings operate) {
    this.consumers = consumers;
    this.ledger = ledger;
    this.positions = positions;
    this.settings = kafka.buildProducerProperties();
    operate.kafkaClient().ifPresent(file -> settings.putAll(ClientFile.read(file)));
  }

  @Override
  public long position(Letter letter) {
    return ledger.stands(positions.log(place(letter)));
  }

  @Override
  public boolean carries(Letter letter, long from) {
    TopicPartition place = place(letter);
    try (Consumer<byte[], byte[]> consumer = consumers.createConsumer("audit-redrives", null)) {
      consumer.assign(List.of(place));
      long end = consumer.endOffsets(List.of(place)).getOrDefault(place, 0L);
      consumer.seek(place, from);
      while (consumer.position(place) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
          if (isOf(letter, record)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isOf(Letter letter, ConsumerRecord<byte[], byte[]> record) {
    return HeaderText.id(record.headers(), DeadLetter.REDRIVEN)
            .filter(letter.id()::equals)
            .isPresent()
        && HeaderText.last(record.headers(), DeadLetter.ATTEMPT)
            .filter(Integer.toString(letter.redrives())::equals)
            .isPresent();
  }

  @Override
  public void put(Letter letter, Whole record) {
    RecordHeaders headers = new RecordHeaders();
    record.headers().stream()
        .filter(header -> !OF_LETTERS.contains(header.name()))
        .forEach(header -> headers.add(header.name(), header.value()));
    add(headers, DeadLetter.REDRIVEN, letter.id());
    add(headers, DeadLetter.ATTEMPT, letter.redrives());
    try {
      var _ =
          producer()
              .send(
                  new ProducerRecord<>(
                      letter.topic(),
                      letter.partition(),
                      null,
                      record.key(),
                      record.value(),
                      headers))
              .get();
    } catch (ExecutionException e) {
      throw new KafkaException("The brokers did not take the letter " + letter.id(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while a letter was put back", e);
    }
  }

  private static void add(RecordHeaders headers, String name, Object value) {
    headers.add(name, value.toString().getBytes(StandardCharsets.UTF_8));
  }

  private synchronized Producer<byte[], byte[]> producer() {
    if (producer == null) {
      producer =
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
    return producer;
  }

  private static TopicPartition place(Letter letter) {
    return new TopicPartition(letter.topic(), letter.partition());
  }

  @Override
  public synchronized void destroy() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(2));
    }
  }
}
