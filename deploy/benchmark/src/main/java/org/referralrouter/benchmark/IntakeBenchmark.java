package org.referralrouter.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.referralrouter.event.Topic;
import org.referralrouter.local.port.FreePort;
import org.referralrouter.local.stack.Stack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The intake service against the {@link LeastEndpoint} on the same PostgreSQL, and its batches
 * against multi-row inserts, in alternating rounds. The product's rounds include that everything
 * comes to stand on the topic, beside it, on the same machine.
 */
@Command(
    name = "intake",
    mixinStandardHelpOptions = true,
    description =
        "Concerns a second over HTTP, one by one and in batches, against the least endpoint.")
final class IntakeBenchmark implements Callable<Integer> {
  private static final int LINES_OF_A_COMMIT = 50;

  @Option(names = "--rounds", defaultValue = "3", description = "Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--requests",
      defaultValue = "8000",
      description = "Of a round. Default: ${DEFAULT-VALUE}.")
  private int requests;

  @Option(
      names = "--warm-up",
      defaultValue = "12000",
      description = "Requests before the first round. Default: ${DEFAULT-VALUE}.")
  private int warmUp;

  @Option(
      names = "--lines",
      defaultValue = "5000",
      description = "Of a batch and of a burst. Default: ${DEFAULT-VALUE}.")
  private int lines;

  @Option(
      names = "--jar",
      defaultValue = "intake-service/target/intake-service-0.1.0.jar",
      description = "The intake service. Default: ${DEFAULT-VALUE}.")
  private Path jar = Path.of("");

  private final List<byte[]> bodies =
      Stream.generate(new LongConcerns(1)::next)
          .limit(1000)
          .map(concern -> concern.getBytes(UTF_8))
          .toList();

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    System.setProperty("stack.durable", "true");
    Stack stack = Stack.shared();
    var database = new BenchmarkDatabase(stack.database("intake"));
    var bareDatabase = new BenchmarkDatabase(stack.database("bare"));
    bareDatabase.execute("CREATE TABLE least (id uuid PRIMARY KEY, body bytea NOT NULL)");
    bareDatabase.execute("GRANT INSERT ON least TO bare");
    Path log = Files.createTempFile("referrals-benchmark", ".log");
    int productPort = FreePort.next();
    int leastPort = FreePort.next();
    try (var topic = new TopicEnd(stack.bootstrapServers(), Topic.CONCERNS.topicName());
        var product =
            MeasuredProcess.start(
                List.of("-Xmx512m", "-jar", jar.toString()),
                environment(stack, database, productPort),
                log,
                productPort);
        var least =
            MeasuredProcess.start(
                List.of(
                    "-Xmx512m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    LeastEndpoint.class.getName(),
                    Integer.toString(leastPort)),
                bareDatabase.environment(),
                log,
                leastPort)) {
      String token = "Authorization: Bearer " + stack.token("concern:submit") + "\r\n";
      var one =
          new HttpLoad(productPort, "/concerns", token + "Content-Type: application/json\r\n");
      var batch =
          new HttpLoad(
              productPort, "/concerns/batch", token + "Content-Type: application/x-ndjson\r\n");
      var bare = new HttpLoad(leastPort, "/", "");
      System.out.println(measure(one, batch, bare, product, least, topic, bareDatabase));
      System.out.println(
          "\n%s. Bodies of %,d bytes on average; medians of %d rounds; every process with its JVM's defaults and 512 MiB."
              .formatted(
                  database.machine(),
                  bodies.stream().mapToInt(body -> body.length).sum() / bodies.size(),
                  rounds));
    }
    return 0;
  }

  private Comparison measure(
      HttpLoad one,
      HttpLoad batch,
      HttpLoad bare,
      MeasuredProcess product,
      MeasuredProcess least,
      TopicEnd topic,
      BenchmarkDatabase database)
      throws IOException, InterruptedException, SQLException {
    long taken = topic.records();
    for (int clients : List.of(16, 64)) {
      bare.send(clients, warmUp / 2, bodies);
      one.send(clients, warmUp / 2, bodies);
      topic.awaitRecords(taken += warmUp / 2);
    }
    var table = new Comparison();
    for (int clients : List.of(1, 16, 64)) {
      int count = clients == 1 ? requests / 8 : requests;
      var bareRate = new ArrayList<Double>();
      var rate = new ArrayList<Double>();
      var bareLate = new ArrayList<Double>();
      var late = new ArrayList<Double>();
      var bareCpu = new ArrayList<Double>();
      var cpu = new ArrayList<Double>();
      var onTopic = new ArrayList<Double>();
      for (int round = 0; round < rounds; round++) {
        long before = least.cpu().toNanos();
        HttpLoad.Answered bareAnswers = bare.send(clients, count, bodies);
        bareCpu.add((least.cpu().toNanos() - before) / 1e3 / count);
        bareRate.add(bareAnswers.aSecond());
        bareLate.add(bareAnswers.within(0.99));
        before = product.cpu().toNanos();
        long begun = System.nanoTime();
        HttpLoad.Answered answers = one.send(clients, count, bodies);
        rate.add(answers.aSecond());
        late.add(answers.within(0.99));
        topic.awaitRecords(taken += count);
        onTopic.add(count / ((System.nanoTime() - begun) / 1e9));
        cpu.add((product.cpu().toNanos() - before) / 1e3 / count);
      }
      String with = ", %d client%s".formatted(clients, clients == 1 ? "" : "s");
      table.rate("POST a second" + with, bareRate, rate);
      table.rate("accepted and on the topic a second" + with, bareRate, onTopic);
      table.time("99 of 100 answered within, ms" + with, bareLate, late);
      table.time("CPU of the process for each, µs" + with, bareCpu, cpu);
    }
    var bareRate = new ArrayList<Double>();
    var rate = new ArrayList<Double>();
    var burst = new ArrayList<Double>();
    batch.stream(joined());
    topic.awaitRecords(taken += lines);
    for (int round = 0; round < rounds; round++) {
      bareRate.add(insertInChunks(database));
      long begun = System.nanoTime();
      long answers = batch.stream(joined());
      rate.add(answers / ((System.nanoTime() - begun) / 1e9));
      topic.awaitRecords(taken += lines);
      burst.add((System.nanoTime() - begun) / 1e9);
    }
    table.rate("batch lines a second", bareRate, rate);
    table.alone("batch of %,d lines on the topic after, s".formatted(lines), burst);
    burst.clear();
    for (int round = 0; round < rounds; round++) {
      long begun = System.nanoTime();
      one.send(64, lines, bodies);
      topic.awaitRecords(taken += lines);
      burst.add((System.nanoTime() - begun) / 1e9);
    }
    table.alone("burst of %,d POSTs on the topic after, s".formatted(lines), burst);
    return table;
  }

  private byte[] joined() {
    var all = new ByteArrayOutputStream();
    for (int i = 0; i < lines; i++) {
      all.writeBytes(bodies.get(i % bodies.size()));
      all.write('\n');
    }
    return all.toByteArray();
  }

  /** The lines by a bare loop: as many rows to a statement and commit as the product takes. */
  private double insertInChunks(BenchmarkDatabase database) throws SQLException {
    String values = String.join(", ", java.util.Collections.nCopies(LINES_OF_A_COMMIT, "(?, ?)"));
    long begun = System.nanoTime();
    try (Connection connection = database.connection();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO least (id, body) VALUES " + values)) {
      for (int i = 0; i < lines; i += LINES_OF_A_COMMIT) {
        for (int row = 0; row < LINES_OF_A_COMMIT; row++) {
          insert.setObject(2 * row + 1, UUID.randomUUID());
          insert.setBytes(2 * row + 2, bodies.get((i + row) % bodies.size()));
        }
        insert.executeUpdate();
      }
    }
    return lines / ((System.nanoTime() - begun) / 1e9);
  }

  private static Map<String, String> environment(
      Stack stack, BenchmarkDatabase database, int port) {
    var environment = new HashMap<>(database.environment());
    environment.put("SERVER_PORT", Integer.toString(port));
    environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(FreePort.next()));
    environment.put("OAUTH_ISSUER_URI", stack.issuerUri().toString());
    environment.put("KAFKA_BOOTSTRAP_SERVERS", stack.bootstrapServers());
    environment.put("SCHEMA_REGISTRY_URL", stack.registryUrl().toString());
    // One client stands for many.
    environment.put("INTAKE_RATE_BURST", "1000000000");
    environment.put("INTAKE_RATE_PER_SECOND", "1000000");
    return environment;
  }
}
