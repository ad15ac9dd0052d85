package org.referralrouter.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.referralrouter.local.stack.Stack;

/** The least that brings records into a database: a loop of multi-row inserts of their bytes. */
final class BareInserts implements AutoCloseable {
  private static final int ROWS = 500;
  private static final String TOPIC = "bare.v1";

  private final BenchmarkDatabase database;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;

  BareInserts(Stack stack) throws SQLException, InterruptedException, ExecutionException {
    this.database = new BenchmarkDatabase(stack.database("bare"));
    database.least();
    Map<String, Object> client = Map.of("bootstrap.servers", stack.bootstrapServers());
    try (var admin = Admin.create(client)) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 3, (short) 1))).all().get();
    }
    this.producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    this.consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers", stack.bootstrapServers(), "max.poll.records", ROWS),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(TOPIC).stream()
            .map(info -> new TopicPartition(TOPIC, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** The database into which it inserts. */
  BenchmarkDatabase database() {
    return database;
  }

  /** How many of these it inserts a second, once they are sent. */
  double aSecond(List<ProducerRecord<byte[], byte[]>> records) throws SQLException {
    long begun = System.nanoTime();
    for (ProducerRecord<byte[], byte[]> each : records) {
      Future<RecordMetadata> _ =
          producer.send(new ProducerRecord<>(TOPIC, each.key(), each.value()));
    }
    List<byte[]> waiting = new ArrayList<>();
    int inserted = 0;
    try (Connection connection = database.connection()) {
      while (inserted < records.size()) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> waiting.add(record.value()));
        while (waiting.size() >= ROWS || inserted + waiting.size() == records.size()) {
          List<byte[]> rows = waiting.subList(0, Math.min(ROWS, waiting.size()));
          if (rows.isEmpty()) {
            break;
          }
          insert(connection, rows);
          inserted += rows.size();
          rows.clear();
        }
      }
    }
    return records.size() / ((System.nanoTime() - begun) / 1e9);
  }

  /** Inserts them by one statement. */
  static void insert(Connection connection, List<byte[]> rows) throws SQLException {
    String values = String.join(", ", Collections.nCopies(rows.size(), "(?, ?)"));
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO least (id, body) VALUES " + values)) {
      for (int row = 0; row < rows.size(); row++) {
        insert.setObject(2 * row + 1, UUID.randomUUID());
        insert.setBytes(2 * row + 2, rows.get(row));
      }
      insert.executeUpdate();
    }
  }

  @Override
  public void close() {
    consumer.close();
    producer.close();
  }
}
