package org.referralrouter.local.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import tools.jackson.databind.json.JsonMapper;

/** Asks an issuer for access tokens (RFC 6749, 4.4). */
public final class Tokens {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();
  private final URI issuer;

  public Tokens(URI issuer) {
    this.issuer = issuer;
  }

  /**
   * A token for this client with these scopes; with all of the client's scopes when none is named.
   */
  public String of(Client client, Collection<String> scopes) {
    var credentials = client.id() + ":" + client.secret();
    var form = "grant_type=client_credentials";
    if (!scopes.isEmpty()) {
      form += "&scope=" + URLEncoder.encode(String.join(" ", scopes), StandardCharsets.UTF_8);
    }
    var request =
        HttpRequest.newBuilder(issuer.resolve("/oauth2/token"))
            .timeout(ANSWER_WITHIN)
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            "The issuer gave "
                + client.id()
                + " no token: "
                + answer.statusCode()
                + " "
                + answer.body());
      }
      return json.readTree(answer.body()).get("access_token").asString();
    } catch (IOException e) {
      throw new UncheckedIOException("The issuer does not answer at " + issuer, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a token", e);
    }
  }
}
