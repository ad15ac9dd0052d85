package org.referralrouter.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.referralrouter.local.port.FreePort;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.EventSerdes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The notification service against a bare loop that inserts the bytes of as many records by
 * multi-row statements, in alternating rounds on the same broker and PostgreSQL. Taken is what the
 * inbox shows; told is what was mailed and whose outcome stands on its topic.
 */
@Command(
    name = "notification",
    mixinStandardHelpOptions = true,
    description = "Referrals a second into the inbox and told by mail, against a bare insert loop.")
final class NotificationBenchmark implements Callable<Integer> {
  private static final int ROWS = 500;
  private static final String BARE = "bare.v1";

  @Option(names = "--rounds", defaultValue = "3", description = "Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--referrals",
      defaultValue = "10000",
      description = "Of a round. Default: ${DEFAULT-VALUE}.")
  private int referrals;

  @Option(
      names = "--jar",
      defaultValue = "notification-service/target/notification-service-0.1.0.jar",
      description = "The notification service. Default: ${DEFAULT-VALUE}.")
  private Path jar = Path.of("");

  private final Map<TopicPartition, Long> next = new HashMap<>();

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException, ExecutionException {
    System.setProperty("stack.durable", "true");
    Stack stack = Stack.shared();
    var database = new BenchmarkDatabase(stack.database("notification"));
    var bare = new BenchmarkDatabase(stack.database("bare"));
    bare.execute("CREATE TABLE least (id uuid PRIMARY KEY, body bytea NOT NULL)");
    try (var admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(BARE, 3, (short) 1))).all().get();
    }
    var mail = new GreenMail(new ServerSetup(FreePort.next(), "127.0.0.1", "smtp"));
    mail.start();
    int port = FreePort.next();
    Path log = Files.createTempFile("referrals-benchmark", ".log");
    try (var told = new TopicEnd(stack.bootstrapServers(), Topic.NOTIFICATIONS.topicName());
        var producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers(), "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        var product =
            MeasuredProcess.start(
                List.of("-Xmx512m", "-jar", jar.toString()),
                environment(stack, database, port, mail.getSmtp().getPort()),
                log,
                port)) {
      measure(stack, database, bare, told, producer, product);
      System.out.println(
          "\n%s. Median of %d rounds of %,d referrals to one agency, whose desk is mailed each."
              .formatted(database.machine(), rounds, referrals));
    } finally {
      mail.stop();
    }
    return 0;
  }

  private void measure(
      Stack stack,
      BenchmarkDatabase database,
      BenchmarkDatabase bare,
      TopicEnd told,
      KafkaProducer<byte[], byte[]> producer,
      MeasuredProcess product)
      throws InterruptedException, SQLException, ExecutionException {
    var some = new SomeReferrals();
    Serializer<Referral> serializer = new EventSerdes(stack.registryUrl()).referrals().serializer();
    var bareRate = new ArrayList<Double>();
    var takenRate = new ArrayList<Double>();
    var toldRate = new ArrayList<Double>();
    var cpu = new ArrayList<Double>();
    long taken = 0;
    for (int round = -1; round < rounds; round++) {
      List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
      for (int i = 0; i < referrals; i++) {
        records.add(record(serializer, some.next()));
      }
      long begun = System.nanoTime();
      for (ProducerRecord<byte[], byte[]> each : records) {
        Future<RecordMetadata> _ =
            producer.send(new ProducerRecord<>(BARE, each.key(), each.value()));
      }
      insertAll(stack, bare);
      double bareSeconds = (System.nanoTime() - begun) / 1e9;
      long before = product.cpu().toNanos();
      begun = System.nanoTime();
      for (ProducerRecord<byte[], byte[]> each : records) {
        Future<RecordMetadata> _ = producer.send(each);
      }
      taken += referrals;
      while (database.count("referral") < taken) {
        Thread.sleep(10);
      }
      double takenSeconds = (System.nanoTime() - begun) / 1e9;
      told.awaitRecords(taken);
      double toldSeconds = (System.nanoTime() - begun) / 1e9;
      if (round >= 0) {
        bareRate.add(referrals / bareSeconds);
        takenRate.add(referrals / takenSeconds);
        toldRate.add(referrals / toldSeconds);
        cpu.add((product.cpu().toNanos() - before) / 1e3 / referrals);
      }
    }
    var table = new Comparison();
    table.rate("referrals taken a second", bareRate, takenRate);
    table.rate("referrals told a second", bareRate, toldRate);
    table.alone("CPU of the process for each, µs", cpu);
    System.out.println(table);
  }

  private static ProducerRecord<byte[], byte[]> record(
      Serializer<Referral> serializer, Referral referral) {
    String topic = Topic.ofReferralsTo(Agency.POLICE).topicName();
    var headers = new RecordHeaders();
    byte[] value = serializer.serialize(topic, headers, referral);
    return new ProducerRecord<>(topic, null, null, referral.key().getBytes(UTF_8), value, headers);
  }

  private void insertAll(Stack stack, BenchmarkDatabase bare) throws SQLException {
    String values = String.join(", ", Collections.nCopies(ROWS, "(?, ?)"));
    try (var consumer =
            new KafkaConsumer<>(
                Map.<String, Object>of(
                    "bootstrap.servers", stack.bootstrapServers(), "max.poll.records", ROWS),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        Connection connection = bare.connection();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO least (id, body) VALUES " + values)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(BARE).stream()
              .map(info -> new TopicPartition(BARE, info.partition()))
              .toList();
      consumer.assign(partitions);
      partitions.forEach(partition -> consumer.seek(partition, next.getOrDefault(partition, 0L)));
      List<ConsumerRecord<byte[], byte[]>> waiting = new ArrayList<>();
      int read = 0;
      while (read < referrals) {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
          read++;
          waiting.add(record);
          if (waiting.size() == ROWS) {
            for (int row = 0; row < ROWS; row++) {
              insert.setObject(2 * row + 1, UUID.randomUUID());
              insert.setBytes(2 * row + 2, waiting.get(row).value());
            }
            insert.executeUpdate();
            waiting.clear();
          }
        }
      }
      partitions.forEach(partition -> next.put(partition, consumer.position(partition)));
    }
  }

  private static Map<String, String> environment(
      Stack stack, BenchmarkDatabase database, int port, int smtp) {
    var environment = new HashMap<>(database.environment());
    environment.put("SERVER_PORT", Integer.toString(port));
    environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(FreePort.next()));
    environment.put("OAUTH_ISSUER_URI", stack.issuerUri().toString());
    environment.put("KAFKA_BOOTSTRAP_SERVERS", stack.bootstrapServers());
    environment.put("SCHEMA_REGISTRY_URL", stack.registryUrl().toString());
    environment.put("MAIL_PORT", Integer.toString(smtp));
    environment.put("MAIL_ADDRESS_POLICE", "desk@police.example");
    environment.put("MAIL_BOARD_ADDRESS", "board@board.example");
    for (Agency agency : Agency.OF_THE_CONTRACT) {
      environment.put("MAIL_RESTRICTED_ADDRESS_" + agency, "restricted@agency.example");
      environment.put("MAIL_DUTY_MANAGER_ADDRESS_" + agency, "manager@agency.example");
    }
    return environment;
  }
}
