package org.referralrouter.local.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** HTTP with a bearer token. */
public final class Api {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /** Reads a resource. */
  public Answer get(URI url, String token) {
    return send(request(url, token).GET());
  }

  /** Reads a resource, with headers. */
  public Answer get(URI url, String token, Map<String, String> headers) {
    var request = request(url, token);
    headers.forEach(request::header);
    return send(request.GET());
  }

  /** Posts JSON, exactly as it is given. */
  public Answer post(URI url, String token, byte[] json, Map<String, String> headers) {
    return send("POST", url, token, json, headers);
  }

  /** Puts JSON, exactly as it is given. */
  public Answer put(URI url, String token, byte[] json, Map<String, String> headers) {
    return send("PUT", url, token, json, headers);
  }

  private Answer send(
      String method, URI url, String token, byte[] json, Map<String, String> headers) {
    var request = request(url, token).header("Content-Type", "application/json");
    headers.forEach(request::header);
    return send(request.method(method, BodyPublishers.ofByteArray(json)));
  }

  private Answer send(HttpRequest.Builder request) {
    var built = request.build();
    try {
      var answer = http.send(built, BodyHandlers.ofString());
      var location = answer.headers().firstValue("Location").map(built.uri()::resolve);
      return new Answer(answer.statusCode(), answer.body(), location.orElse(null));
    } catch (IOException e) {
      throw new NoAnswer(built.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswer(built.uri(), e);
    }
  }

  private static HttpRequest.Builder request(URI url, String token) {
    return HttpRequest.newBuilder(url)
        .timeout(ANSWER_WITHIN)
        .header("Authorization", "Bearer " + token);
  }
}
