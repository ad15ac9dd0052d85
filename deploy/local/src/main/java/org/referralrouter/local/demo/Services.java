package org.referralrouter.local.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
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

  /** The agency opens a referral in its inbox and accepts it. */
  void accept(Referral referral, String by) {
    var agency = referral.agency();
    var path = "/agencies/" + agency.slug() + "/referrals/" + referral.referralId();
    var token = token(Role.valueOf(agency.name()));
    required(until(() -> api.get(ports.url(Port.NOTIFICATION).resolve(path), token), Answer::ok));
    var body = "{\"outcome\":\"ACCEPTED\",\"by\":\"" + by + "\"}";
    required(
        api.post(
            ports.url(Port.NOTIFICATION).resolve(path + "/acknowledgements"),
            token,
            body.getBytes(StandardCharsets.UTF_8),
            Map.of("Idempotency-Key", UUID.randomUUID().toString())));
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
