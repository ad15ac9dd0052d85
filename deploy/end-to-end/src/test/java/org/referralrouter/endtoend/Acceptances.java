package org.referralrouter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.referralrouter.concern.Agency;
import org.referralrouter.local.client.Answer;
import org.referralrouter.local.client.Api;
import org.referralrouter.local.client.NoAnswer;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.run.LocalSystem;
import org.referralrouter.local.run.Ports.Port;

/**
 * Agencies that accept their referrals in their inboxes: several at once, each with its own key,
 * and again with the same key until the answer says that it is kept.
 */
final class Acceptances implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int AT_ONCE = 16;
  private static final Set<Integer> COME_AGAIN = Set.of(429, 500, 503);
  private static final byte[] ACCEPTED =
      "{\"kind\":\"ACCEPTED\",\"by\":\"Duty officer\"}".getBytes(StandardCharsets.UTF_8);

  private final Api api = new Api();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Set<UUID> kept = ConcurrentHashMap.newKeySet();
  private final Map<Agency, String> tokens = new HashMap<>();
  private final LocalSystem system;
  private final List<Future<?>> all = new ArrayList<>();

  Acceptances(LocalSystem system, Map<Agency, Set<UUID>> referrals) {
    this.system = system;
    referrals.forEach(
        (agency, ids) -> {
          tokens.put(agency, system.token(Role.of(agency), Set.of()));
          ids.forEach(id -> all.add(threads.submit(() -> accept(agency, id))));
        });
  }

  /** Waits until so many are kept. */
  void awaitKept(int number) {
    await(number + " responses are kept")
        .atMost(PATIENCE)
        .until(() -> kept.size() >= number || all.stream().anyMatch(this::failed));
  }

  /** The id of each response, once all of them are kept. */
  Set<UUID> awaitAll() throws Exception {
    for (Future<?> response : all) {
      response.get();
    }
    return Set.copyOf(kept);
  }

  private boolean failed(Future<?> response) {
    return response.state() == Future.State.FAILED;
  }

  private void accept(Agency agency, UUID referral) {
    places.acquireUninterruptibly();
    try {
      URI responses =
          system
              .ports()
              .url(Port.NOTIFICATION)
              .resolve("/agencies/%s/referrals/%s/responses".formatted(agency.slug(), referral));
      Map<String, String> headers =
          Map.of("Idempotency-Key", "accepted-" + referral, "If-Match", "\"1\"");
      Answer answer =
          await("an answer to a response")
              .atMost(PATIENCE)
              .ignoreException(NoAnswer.class)
              .until(
                  () -> api.post(responses, tokens.get(agency), ACCEPTED, headers),
                  given -> !COME_AGAIN.contains(given.status()));
      assertThat(answer.status()).as(answer.body()).isEqualTo(202);
      kept.add(UUID.fromString(answer.json().path("responseId").asString()));
    } finally {
      places.release();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
