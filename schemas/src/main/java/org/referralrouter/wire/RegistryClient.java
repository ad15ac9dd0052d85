package org.referralrouter.wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A schema registry by Confluent's API. Every question has a limit in time, until the last byte of
 * its answer: a thread that waits without end processes nothing and looks healthy. Here alone it is
 * known what an answer means: the registry does not have it, or it cannot say.
 */
final class RegistryClient implements AutoCloseable {
  private static final String API = "/apis/ccompat/v7/";
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  /** "Subject not found" and "Schema not found"; without them a 404 may be a proxy's. */
  private static final Set<Integer> NO_SUCH = Set.of(40401, 40403);

  private final URI api;
  private final Duration limit;
  private final HttpClient http;

  /** Of the registry at this base address, as in {@code http://127.0.0.1:18090}. */
  RegistryClient(URI registry) {
    this(registry, ANSWER_WITHIN);
  }

  RegistryClient(URI registry, Duration limit) {
    this.api = registry.resolve(API);
    this.limit = limit;
    this.http =
        HttpClient.newBuilder().connectTimeout(limit).version(HttpClient.Version.HTTP_1_1).build();
  }

  /**
   * What stands at this path; empty where the registry says that it has no such thing.
   *
   * @throws RegistryUnavailable where it cannot say
   */
  Optional<JsonNode> get(String path) {
    return ask(HttpRequest.newBuilder(api.resolve(path)).build());
  }

  /** The answer to this body at this path; as {@link #get}. */
  Optional<JsonNode> post(String path, Map<String, String> body) {
    return ask(
        HttpRequest.newBuilder(api.resolve(path))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(BodyPublishers.ofString(Json.mapper().writeValueAsString(body)))
            .build());
  }

  private Optional<JsonNode> ask(HttpRequest request) {
    HttpResponse<String> answer = answer(request);
    if (answer.statusCode() == OK) {
      return Optional.of(json(answer));
    }
    if (answer.statusCode() == NOT_FOUND
        && NO_SUCH.contains(json(answer).path("error_code").asInt(0))) {
      return Optional.empty();
    }
    throw RegistryUnavailable.answering("status " + answer.statusCode());
  }

  /** Not the client's own timeout, which ends with the answer's headers. */
  private HttpResponse<String> answer(HttpRequest request) {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request, BodyHandlers.ofString());
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException silence) {
        throw new RegistryUnavailable(silence);
      }
      throw new IllegalStateException("The registry could not be asked", e.getCause());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new RegistryUnavailable(e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new RegistryUnavailable(e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return Json.mapper().readTree(answer.body());
    } catch (JacksonException _) {
      throw RegistryUnavailable.answering("status " + answer.statusCode() + " and no JSON");
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
