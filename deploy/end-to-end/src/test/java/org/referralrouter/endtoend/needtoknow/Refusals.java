package org.referralrouter.endtoend.needtoknow;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.referralrouter.concern.Agency;
import org.referralrouter.local.client.Answer;
import org.referralrouter.local.client.Api;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.run.LocalSystem;
import org.referralrouter.local.run.Ports.Port;
import org.referralrouter.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** Everything wrong that one can send, each time with markers in it. */
final class Refusals {
  private final LocalSystem system;
  private final Random random;
  private final Api api = new Api();

  Refusals(LocalSystem system, Random random) {
    this.system = system;
    this.random = random;
  }

  /** The answers to broken variants of a concern, by what was wrong with them. */
  Map<String, Answer> of(MarkedConcern concern) {
    String marker = Markers.next(random);
    Map<String, byte[]> bodies = new LinkedHashMap<>();
    bodies.put("truncated", Arrays.copyOf(concern.bytes(), concern.bytes().length / 2));
    bodies.put("no JSON", marker.getBytes(StandardCharsets.UTF_8));
    bodies.put("category", with(concern, json -> json.putArray("categories").add(marker)));
    bodies.put("answer", with(concern, json -> json.put("immediateDanger", marker)));
    bodies.put("time", with(concern, json -> json.put("occurredAt", marker)));
    bodies.put("type", with(concern, json -> json.put("people", marker)));
    bodies.put("field", with(concern, json -> json.put("colour", marker)));
    bodies.put("length", with(concern, json -> json.put("summary", marker.repeat(1000))));
    bodies.put(
        "image", with(concern, json -> json.put("summary", "data:image/png;base64," + marker)));
    bodies.put("half", with(concern, json -> json.put("colour", marker + "\ud800")));
    Map<String, Answer> answers = new LinkedHashMap<>();
    bodies.forEach(
        (what, body) -> {
          answers.put(what + " at intake", post(Port.INTAKE, "/concerns", body, "key"));
          answers.put(what + " at routing", post(Port.ROUTING, "/decisions", body, "key"));
        });
    answers.put("key", post(Port.INTAKE, "/concerns", concern.bytes(), marker + " " + marker));
    return answers;
  }

  /** The answers to questions and answers of agencies and auditors that cannot be understood. */
  Map<String, Answer> ofQuestions(UUID concern) {
    String marker = Markers.next(random);
    String inbox = "/agencies/police/referrals";
    Map<String, Answer> answers = new LinkedHashMap<>();
    for (String path :
        List.of(
            inbox + "?state=" + marker,
            inbox + "?limit=" + marker,
            inbox + "?" + marker + "=1",
            inbox + "/" + marker)) {
      answers.put(path, get(Port.NOTIFICATION, path, Role.of(Agency.POLICE)));
    }
    for (String path :
        List.of("/entries?concern=" + marker, "/entries?agency=" + marker, "/" + marker)) {
      answers.put(path, get(Port.AUDIT, path, Role.AUDITOR));
    }
    answers.put("id", get(Port.INTAKE, "/concerns/" + marker, Role.PRACTITIONER));
    answers.put("path", get(Port.ROUTING, "/" + marker, Role.PRACTITIONER));
    String responses = inbox + "/" + concern + "/responses";
    for (String body :
        List.of(
            "{\"kind\":\"%s\",\"by\":\"An officer\"}".formatted(marker),
            "{\"kind\":\"ACCEPTED\",\"by\":{\"name\":\"%s\"}}".formatted(marker),
            "{\"kind\":\"ACCEPTED\",\"by\":\"An officer\",\"more\":\"%s\"}".formatted(marker),
            "{\"kind\":\"ANSWERED\",\"by\":\"An officer\",\"fact\":\"%s\",\"value\":\"YES\"}"
                .formatted(marker),
            "{\"kind\":\"ANSWERED\",\"by\":\"An officer\",\"fact\":\"harm\",\"of\":\"%s\",\"value\":\"LIKELY\"}"
                .formatted(marker),
            "{\"kind\":\"REDIRECTED\",\"by\":\"An officer\",\"reason\":\"Why\",\"redirectedTo\":\"%s\"}"
                .formatted(marker),
            marker)) {
      answers.put(
          body, respond(responses, body, Map.of("Idempotency-Key", "key", "If-Match", "\"1\"")));
    }
    String accepted = "{\"kind\":\"ACCEPTED\",\"by\":\"%s\"}".formatted(marker);
    answers.put("no headers", respond(responses, accepted, Map.of()));
    answers.put(
        "tag", respond(responses, accepted, Map.of("Idempotency-Key", "key", "If-Match", marker)));
    return answers;
  }

  private Answer respond(String path, String body, Map<String, String> headers) {
    return api.post(
        system.ports().url(Port.NOTIFICATION).resolve(path),
        system.token(Role.of(Agency.POLICE), Set.of()),
        body.getBytes(StandardCharsets.UTF_8),
        headers);
  }

  private static byte[] with(MarkedConcern concern, Consumer<ObjectNode> change) {
    ObjectNode json = concern.json().deepCopy();
    change.accept(json);
    // As text, since half a character cannot be written as UTF-8 but can be escaped.
    return Json.mapper()
        .writeValueAsString(json)
        .replace("\ud800", "\\ud800")
        .getBytes(StandardCharsets.UTF_8);
  }

  private Answer post(Port port, String path, byte[] body, String key) {
    URI url = system.ports().url(port).resolve(path);
    String token = system.token(Role.PRACTITIONER, Set.of());
    return api.post(url, token, body, Map.of("Idempotency-Key", key));
  }

  private Answer get(Port port, String path, Role role) {
    return api.get(
        system.ports().url(port).resolve(path),
        system.token(role, Set.of()),
        Map.of("Purpose", "A test"));
  }
}
