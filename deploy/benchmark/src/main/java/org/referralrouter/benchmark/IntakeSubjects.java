package org.referralrouter.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.referralrouter.event.Topic;
import org.referralrouter.local.port.FreePort;
import org.referralrouter.local.stack.Stack;

/**
 * The intake service and the {@link LeastEndpoint}, running side by side on one PostgreSQL.
 *
 * @param bodies of the requests
 */
record IntakeSubjects(
    MeasuredProcess product,
    MeasuredProcess least,
    HttpLoad one,
    HttpLoad batch,
    HttpLoad bare,
    TopicEnd topic,
    BenchmarkDatabase bareDatabase,
    List<byte[]> bodies)
    implements AutoCloseable {
  private static final int DIFFERENT = 1000;

  static IntakeSubjects start(Stack stack, List<String> words, long seed)
      throws IOException, InterruptedException, SQLException {
    var database = new BenchmarkDatabase(stack.database("intake"));
    var bareDatabase = new BenchmarkDatabase(stack.database("bare"));
    bareDatabase.least();
    Path log = Files.createTempFile("referrals-benchmark-intake", ".log");
    int port = FreePort.next();
    int leastPort = FreePort.next();
    int managementPort = FreePort.next();
    var product =
        MeasuredProcess.start(words, environment(stack, database, port, managementPort), log)
            .ready(managementPort);
    var least =
        MeasuredProcess.start(
                List.of(
                    "-Xmx512m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    LeastEndpoint.class.getName(),
                    Integer.toString(leastPort)),
                bareDatabase.environment(),
                log)
            .listening(leastPort);
    String token = "Authorization: Bearer " + stack.token("concern:submit") + "\r\n";
    return new IntakeSubjects(
        product,
        least,
        new HttpLoad(port, "/concerns", token + "Content-Type: application/json\r\n"),
        new HttpLoad(port, "/concerns/batch", token + "Content-Type: application/x-ndjson\r\n"),
        new HttpLoad(leastPort, "/", ""),
        new TopicEnd(stack.bootstrapServers(), Topic.CONCERNS.topicName()),
        bareDatabase,
        Stream.generate(new LongConcerns(seed)::next)
            .limit(DIFFERENT)
            .map(concern -> concern.getBytes(UTF_8))
            .toList());
  }

  int meanBytes() {
    return bodies.stream().mapToInt(body -> body.length).sum() / bodies.size();
  }

  private static Map<String, String> environment(
      Stack stack, BenchmarkDatabase database, int port, int managementPort) {
    Map<String, String> environment = ServiceEnvironment.of(stack, port, managementPort);
    environment.putAll(database.environment());
    // One client stands for many.
    environment.put("INTAKE_RATE_BURST", "1000000000");
    environment.put("INTAKE_RATE_PER_SECOND", "1000000");
    return environment;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    topic.close();
    least.close();
    product.close();
  }
}
