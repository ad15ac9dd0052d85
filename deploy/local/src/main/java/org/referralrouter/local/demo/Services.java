package org.referralrouter.local.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.referralrouter.event.Referral;
import org.referralrouter.local.client.Answer;
import org.referralrouter.local.client.Api;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.issuer.Tokens;
import org.referralrouter.local.run.Home;
import org.referralrouter.local.run.Ports;
import org.referralrouter.local.run.Ports.Port;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;

/** The services as their users meet them, each with the token of its role. */
final class Services {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Api api = new Api();
  private final Home home;
  private final Ports ports;

  Services(Home home, Ports ports) {
    this.home = home;
    this.ports = ports;
  }

  /** A practitioner submits a concern; answers with its id. */
  UUID submit(Sample sample) {
    var answer =
        api.post(
            ports.url(Port.INTAKE).resolve("/concerns"),
            token(Role.PRACTITIONER),
            sample.json().getBytes(StandardCharsets.UTF_8),
            Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    return UUID.fromString(required(answer).json().path("concernId").asString());
  }

  /** An agency opens a referral in its inbox, once it is there at this revision. */
  void open(Referral referral) {
    var path = path(referral);
    var token = token(agency(referral));
    required(
        until(
            () -> api.get(ports.url(Port.NOTIFICATION).resolve(path), token),
            answer ->
                answer.ok() && answer.json().path("revision").asInt() >= referral.revision()));
  }

  /**
   * An agency says something to a revision of a referral that it has read.
   *
   * @param said the kind and what goes with it
   * @return what became of it, as the service tells it where the answer points to
   */
  JsonNode respond(Referral referral, Map<String, String> said) {
    var token = token(agency(referral));
    var taken =
        required(
            api.post(
                ports.url(Port.NOTIFICATION).resolve(path(referral) + "/responses"),
                token,
                Json.mapper().writeValueAsBytes(said),
                Map.of(
                    "Idempotency-Key",
                    UUID.randomUUID().toString(),
                    "If-Match",
                    "\"" + referral.revision() + "\"")));
    var place = Objects.requireNonNull(taken.location(), "a response without a Location");
    return required(until(() -> api.get(place, token), Services::settled)).json();
  }

  /** What the practitioner may know of a concern, once this is so. */
  JsonNode status(UUID concern, Predicate<JsonNode> wanted) {
    var url = ports.url(Port.INTAKE).resolve("/concerns/" + concern);
    var token = token(Role.PRACTITIONER);
    return required(until(() -> api.get(url, token), answer -> wanted.test(answer.json()))).json();
  }

  /** The audit entries of a concern, once an entry of this type is among them. */
  Answer entries(UUID concern, String type) {
    var url = ports.url(Port.AUDIT).resolve("/entries?limit=100&concern=" + concern);
    var token = token(Role.AUDITOR);
    return required(
        until(
            () -> api.get(url, token, Map.of("Purpose", "Demonstration")),
            answer -> answer.body().contains("\"" + type + "\"")));
  }

  private static boolean settled(Answer answer) {
    return answer.ok() && !answer.json().path("state").asString("").equals("PENDING");
  }

  private static String path(Referral referral) {
    return "/agencies/" + referral.agency().slug() + "/referrals/" + referral.referralId();
  }

  private static Role agency(Referral referral) {
    return Role.of(referral.agency());
  }

  private String token(Role role) {
    return new Tokens(ports.url(Port.ISSUER)).of(role.client(home.clientSecrets()), role.scopes());
  }

  private static Answer until(Supplier<Answer> ask, Predicate<Answer> enough) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    var answer = ask.get();
    while (!enough.test(answer) && System.nanoTime() < deadline) {
      try {
        Thread.sleep(POLL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return answer;
      }
      answer = ask.get();
    }
    return answer;
  }

  private static Answer required(Answer answer) {
    if (!answer.ok()) {
      throw new IllegalStateException(answer.problem());
    }
    return answer;
  }
}
