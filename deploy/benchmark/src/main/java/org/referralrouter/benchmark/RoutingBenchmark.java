package org.referralrouter.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.referralrouter.concern.Concern;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Topic;
import org.referralrouter.local.port.FreePort;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.EventSerdes;
import org.referralrouter.wire.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The routing service against a bare loop of Kafka's clients that reads the same records and writes
 * as many bytes four times, exactly once, in alternating rounds on the same broker. Decided is what
 * a reader of committed records sees.
 */
@Command(
    name = "routing",
    mixinStandardHelpOptions = true,
    description = "Concerns decided a second, exactly once, against a bare loop.")
final class RoutingBenchmark implements Callable<Integer> {
  private static final String BARE = "bare-in.v1";
  private static final int BARE_PARTITIONS = 3;

  @Option(names = "--rounds", defaultValue = "3", description = "Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--concerns",
      defaultValue = "10000",
      description = "Of a round. Default: ${DEFAULT-VALUE}.")
  private int concerns;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of the concerns. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--jar",
      defaultValue = "routing-service/target/routing-service-0.1.0.jar",
      description = "The routing service. Default: ${DEFAULT-VALUE}.")
  private Path jar = Path.of("");

  private final List<Double> bareRate = new ArrayList<>();
  private final List<Double> productRate = new ArrayList<>();
  private final List<Double> bareCpu = new ArrayList<>();
  private final List<Double> productCpu = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    System.setProperty("stack.durable", "true");
    Stack stack = Stack.shared();
    try (var admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(BARE, BARE_PARTITIONS, (short) 1),
                  new NewTopic(BareLoop.OUT, BARE_PARTITIONS, (short) 1)))
          .all()
          .get();
    }
    Path directory = Files.createTempDirectory("referrals-benchmark");
    Path log = directory.resolve("routing.log");
    int port = FreePort.next();
    try (var producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers(), "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        var bare = BareLoop.start(stack.bootstrapServers(), BARE);
        var product =
            MeasuredProcess.start(
                List.of("-Xmx512m", "-jar", jar.toString()),
                environment(stack, directory, port),
                log,
                port)) {
      measure(stack, producer, bare, product);
    }
    var table = new Comparison();
    table.rate("concerns decided a second", bareRate, productRate);
    table.time("CPU of the process for each, µs", bareCpu, productCpu);
    System.out.println(table);
    System.out.printf(
        "%n%d cores, Java %s, one broker with acks=all, transactions; median of %d rounds of %,d concerns, seed %d%n",
        Runtime.getRuntime().availableProcessors(), Runtime.version(), rounds, concerns, seed);
    return 0;
  }

  private void measure(
      Stack stack, KafkaProducer<byte[], byte[]> producer, BareLoop bare, MeasuredProcess product)
      throws InterruptedException {
    var some = new SomeConcerns(seed);
    Serializer<ConcernRevision> serializer =
        new EventSerdes(stack.registryUrl()).concerns().serializer();
    try (var copied = new CommittedCount(stack.bootstrapServers(), BareLoop.OUT);
        var decided = new CommittedCount(stack.bootstrapServers(), Topic.DECISIONS.topicName())) {
      for (int round = -1; round < rounds; round++) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < concerns; i++) {
          records.add(record(serializer, some.next()));
        }
        long before = bare.cpu().toNanos();
        double bareSeconds = sent(producer, BARE, records, copied, BareLoop.COPIES);
        double bareEach = (bare.cpu().toNanos() - before) / 1e3 / concerns;
        before = product.cpu().toNanos();
        double seconds = sent(producer, Topic.CONCERNS.topicName(), records, decided, 1);
        double each = (product.cpu().toNanos() - before) / 1e3 / concerns;
        System.out.printf(
            "round %d: bare %,.0f a second, routing %,.0f a second with %,.0f µs each%n",
            round + 1, concerns / bareSeconds, concerns / seconds, each);
        if (round >= 0) {
          bareRate.add(concerns / bareSeconds);
          productRate.add(concerns / seconds);
          bareCpu.add(bareEach);
          productCpu.add(each);
        }
      }
    }
  }

  private static double sent(
      KafkaProducer<byte[], byte[]> producer,
      String topic,
      List<ProducerRecord<byte[], byte[]>> records,
      CommittedCount seen,
      int times) {
    long begun = System.nanoTime();
    for (ProducerRecord<byte[], byte[]> each : records) {
      Future<RecordMetadata> _ =
          producer.send(
              new ProducerRecord<>(topic, null, null, each.key(), each.value(), each.headers()));
    }
    seen.awaitMore((long) records.size() * times);
    return (System.nanoTime() - begun) / 1e9;
  }

  private static ProducerRecord<byte[], byte[]> record(
      Serializer<ConcernRevision> serializer, String concern) {
    var revision =
        new ConcernRevision(
            UUID.randomUUID(),
            1,
            Instant.now(),
            "benchmark",
            Json.mapper().readValue(concern, Concern.class));
    var headers = new RecordHeaders();
    String topic = Topic.CONCERNS.topicName();
    byte[] value = serializer.serialize(topic, headers, revision);
    return new ProducerRecord<>(topic, null, null, revision.key().getBytes(UTF_8), value, headers);
  }

  private static Map<String, String> environment(Stack stack, Path directory, int port)
      throws IOException {
    var environment = new HashMap<String, String>();
    environment.put("SERVER_PORT", Integer.toString(port));
    environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(FreePort.next()));
    environment.put("OAUTH_ISSUER_URI", stack.issuerUri().toString());
    environment.put("KAFKA_BOOTSTRAP_SERVERS", stack.bootstrapServers());
    environment.put("SCHEMA_REGISTRY_URL", stack.registryUrl().toString());
    environment.put(
        "ROUTING_STATE_DIR", Files.createDirectory(directory.resolve("state")).toString());
    return environment;
  }
}
