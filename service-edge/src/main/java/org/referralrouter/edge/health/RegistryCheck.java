package org.referralrouter.edge.health;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Whether a schema registry answers. */
final class RegistryCheck implements BooleanSupplier, AutoCloseable {
  private static final Duration WITHIN = Duration.ofMillis(1_500);

  /** Small wherever it is asked, and open to all who read schemas. */
  private static final String TYPES = "/apis/ccompat/v7/schemas/types";

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(WITHIN).version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRequest request;

  RegistryCheck(URI registry) {
    request = HttpRequest.newBuilder(registry.resolve(TYPES)).build();
  }

  @Override
  public boolean getAsBoolean() {
    CompletableFuture<HttpResponse<Void>> answer =
        http.sendAsync(request, BodyHandlers.discarding());
    try {
      // Until the last byte: the request's own limit ends with the headers.
      return answer.get(WITHIN.toMillis(), TimeUnit.MILLISECONDS).statusCode() == 200;
    } catch (ExecutionException | TimeoutException _) {
      answer.cancel(true);
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
