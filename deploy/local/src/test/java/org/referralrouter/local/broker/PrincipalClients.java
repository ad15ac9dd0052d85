package org.referralrouter.local.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** One principal's own administrator, producer and consumer. */
final class PrincipalClients implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, Object> client;
  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;

  PrincipalClients(Map<String, Object> client) {
    this.client = client;
    this.admin = Admin.create(client);
    this.producer = producer(Map.of(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false));
    var reading = new HashMap<>(client);
    reading.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    this.consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  static TopicPartition first(String topic) {
    return new TopicPartition(topic, 0);
  }

  /** Whether the broker lets it be done; any other failure than its refusal is thrown on. */
  static boolean allowed(Action action) throws Exception {
    try {
      action.run();
      return true;
    } catch (AuthorizationException _) {
      return false;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        return false;
      }
      throw e;
    }
  }

  Admin admin() {
    return admin;
  }

  /** Returns once a record came. */
  void read(String topic) {
    consumer.assign(List.of(first(topic)));
    consumer.seekToBeginning(List.of(first(topic)));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        if (!consumer.poll(POLL).isEmpty()) {
          return;
        }
      } catch (TopicAuthorizationException refused) {
        // An answer about the topic before may come late.
        if (refused.unauthorizedTopics().contains(topic)) {
          throw refused;
        }
      }
    }
    throw new IllegalStateException("Neither a record nor a refusal came from " + topic);
  }

  void write(String topic) throws Exception {
    producer.send(new ProducerRecord<>(topic, 0, null, new byte[] {1})).get();
  }

  /** Begins to be the one writer of transactions of this name. */
  void begin(String transactionalId) {
    try (var writer = producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId))) {
      writer.initTransactions();
    }
  }

  /** Reads as a member of a group; returns once a record came. */
  void join(String group, String topic) {
    var settings = new HashMap<>(client);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    try (var member =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      member.subscribe(List.of(topic));
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (member.poll(POLL).isEmpty()) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("Neither a record nor a refusal came to " + group);
        }
      }
      member.commitSync();
    }
  }

  @Override
  public void close() {
    admin.close();
    producer.close();
    consumer.close();
  }

  private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    var settings = new HashMap<>(client);
    settings.putAll(more);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Something that the broker may refuse. */
  @FunctionalInterface
  interface Action {
    void run() throws Exception;
  }
}
