package org.referralrouter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.referralrouter.local.client.Answer;
import org.referralrouter.local.client.Api;
import org.referralrouter.local.client.NoAnswer;
import org.referralrouter.local.demo.Sample;

/**
 * A run of concerns as case systems submit them: several at once, each with its own key, and again
 * with the same key until the answer says that it is kept.
 */
final class Submissions implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int AT_ONCE = 16;
  private static final Set<Integer> KEPT = Set.of(200, 201);
  // Too many at once, or the service says that it cannot keep it now.
  private static final Set<Integer> COME_AGAIN = Set.of(429, 500, 503);

  private final Api api = new Api();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Map<UUID, Sample> accepted = new ConcurrentHashMap<>();
  private final String run = UUID.randomUUID().toString();
  private final URI concerns;
  private final String token;
  private final List<Future<?>> all;

  Submissions(URI concerns, String token, int number) {
    this.concerns = concerns;
    this.token = token;
    List<Sample> samples = Sample.all();
    this.all =
        IntStream.range(0, number)
            .<Future<?>>mapToObj(
                i -> threads.submit(() -> submit(i, samples.get(i % samples.size()))))
            .toList();
  }

  /** Waits until so many are accepted. */
  void awaitAccepted(int number) {
    await(number + " concerns are accepted")
        .atMost(PATIENCE)
        .until(() -> accepted.size() >= number || all.stream().anyMatch(this::failed));
  }

  /** Every concern of the run, by its id, once all of them are accepted. */
  Map<UUID, Sample> awaitAll() throws Exception {
    for (Future<?> submission : all) {
      submission.get();
    }
    return Map.copyOf(accepted);
  }

  private boolean failed(Future<?> submission) {
    return submission.state() == Future.State.FAILED;
  }

  private void submit(int number, Sample sample) {
    places.acquireUninterruptibly();
    try {
      byte[] concern = sample.json().getBytes(StandardCharsets.UTF_8);
      Map<String, String> key = Map.of("Idempotency-Key", run + "-" + number);
      Answer answer =
          await("an answer to submission " + number)
              .atMost(PATIENCE)
              .ignoreException(NoAnswer.class)
              .until(
                  () -> api.post(concerns, token, concern, key),
                  given -> !COME_AGAIN.contains(given.status()));
      assertThat(answer.status()).as(answer.body()).isIn(KEPT);
      accepted.put(UUID.fromString(answer.json().path("concernId").asString()), sample);
    } finally {
      places.release();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
