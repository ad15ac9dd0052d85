package agency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** What this client asks by HTTP: tokens, schemas, and what became of a response. */
final class Http {
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Connection connection;

  Http(Connection connection) {
    this.connection = connection;
  }

  /** JSON from the registry, which asks for no token. */
  JsonNode registry(String path) throws IOException, InterruptedException {
    return ok(send(HttpRequest.newBuilder(URI.create(connection.get("registry") + path))));
  }

  /** What became of a response: PENDING, TAKEN or REFUSED. */
  String outcome(String referralId, String responseId) throws IOException, InterruptedException {
    String path = "/agencies/%s/referrals/%s/responses/%s";
    URI uri =
        URI.create(
            connection.get("inbox")
                + path.formatted(connection.get("client.id"), referralId, responseId));
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token()));
    // The inbox may not have heard of the response yet.
    return answer.statusCode() == 404 ? "PENDING" : ok(answer).path("state").asText();
  }

  private String token() throws IOException, InterruptedException {
    String pair = connection.get("client.id") + ":" + connection.secret();
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(connection.get("token.endpoint")))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"));
    return ok(send(request)).path("access_token").asText();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
  }

  private JsonNode ok(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != 200) {
      throw new IOException(answer.uri() + " answered " + answer.statusCode());
    }
    return json.readTree(answer.body());
  }
}
