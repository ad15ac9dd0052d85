package org.referralrouter.audit.operate;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.referralrouter.wire.Json;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Asks each part whether it is ready; that needs no token, and tells nothing but that. */
@Component
public class Parts {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String READINESS = "/actuator/health/readiness";
  private static final int OK = 200;

  private final Map<String, URI> parts;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  Parts(OperateSettings settings) {
    this.parts = new TreeMap<>(settings.parts());
  }

  /** How each part is now, in alphabetical order; asked at once. */
  public List<PartState> now() {
    List<CompletableFuture<PartState>> asked =
        parts.entrySet().stream().map(part -> ask(part.getKey(), part.getValue())).toList();
    return asked.stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<PartState> ask(String part, URI base) {
    HttpRequest request = HttpRequest.newBuilder(base.resolve(READINESS)).timeout(PATIENCE).build();
    return http.sendAsync(request, BodyHandlers.ofString())
        .handle(
            (answer, failure) ->
                failure == null && answer != null
                    ? new PartState(part, answer.statusCode() == OK, fault(answer))
                    : new PartState(part, false, null));
  }

  private static @Nullable String fault(HttpResponse<String> answer) {
    try {
      JsonNode fault = Json.mapper().readTree(answer.body()).findValue("fault");
      return fault == null || fault.isEmpty()
          ? null
          : fault.values().stream().map(JsonNode::asString).collect(Collectors.joining(", "));
    } catch (JacksonException _) {
      return null;
    }
  }
}
