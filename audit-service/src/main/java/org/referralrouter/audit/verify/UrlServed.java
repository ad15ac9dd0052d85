package org.referralrouter.audit.verify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** A ledger at an address, read with a bearer token. */
public final class UrlServed implements Served {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final URI base;
  private final String token;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build();

  /**
   * The ledger at an address.
   *
   * @param base of all its paths
   * @param token with the scope {@code audit:read}
   */
  public UrlServed(URI base, String token) {
    this.base = base.toString().endsWith("/") ? base : URI.create(base + "/");
    this.token = token;
  }

  @Override
  public Optional<byte[]> file(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(ANSWER_WITHIN)
            .header("Authorization", "Bearer " + token)
            .build();
    try {
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      return switch (answer.statusCode()) {
        case OK -> Optional.of(answer.body());
        case NOT_FOUND -> Optional.empty();
        default -> throw new Unreachable(request.uri() + " answers " + answer.statusCode());
      };
    } catch (IOException e) {
      throw new Unreachable(request.uri().toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreachable(request.uri().toString(), e);
    }
  }
}
