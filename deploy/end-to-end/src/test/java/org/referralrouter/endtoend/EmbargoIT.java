package org.referralrouter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Category;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.referralrouter.local.client.Answer;
import org.referralrouter.local.client.Api;
import tools.jackson.databind.JsonNode;

/** The life of an embargo (paragraph 17), from outside. */
class EmbargoIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String CONCERN =
      """
      {"categories":["ONLINE_GROOMING"],"summary":"Words.","reporter":{"organisation":"Example School"},
       "people":[{"ref":"suspect-1","roles":["SUSPECT"],"ageGroup":"ADULT","worksWithChildren":"YES"},
        {"ref":"child-1","roles":["VICTIM"],"ageGroup":"CHILD","name":"Invented Child"}]}""";

  private final RunningSystem system = RunningSystem.shared();
  private final Api api = new Api();

  @Test
  void the_police_release_it_once_and_every_refusal_is_in_the_audit_log() {
    UUID concern = submitted();
    String path = "/agencies/police/concerns/" + concern + "/embargo-releases";

    assertThat(release(path, "referral:hr-allegations", "First").status()).isEqualTo(403);
    await("the police have the referral")
        .atMost(PATIENCE)
        .until(() -> release(path, "referral:police", "First").status() == 202);
    Referral toHr =
        await("the referral to HR as its next revision")
            .atMost(PATIENCE)
            .until(() -> toHr(concern), all -> all.size() == 2)
            .getLast();
    assertThat(release(path, "referral:police", "Second").status()).isEqualTo(202);

    assertThat(toHr.shared().categories()).containsExactly(Category.ONLINE_GROOMING);
    assertThat(toHr.shared().people()).extracting(p -> p.ref()).containsExactly("suspect-1");
    assertThat(toHr.confidentiality())
        .extracting(flag -> flag.flag())
        .containsExactly("CHILD_IDENTITY_WITHHELD");
    await("the refusals in the audit log")
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              List<JsonNode> entries = entries(concern);
              assertThat(entries)
                  .extracting(entry -> entry.get("type").asString())
                  .contains("EmbargoRelease", "DeadLetter", "AccessRecorded");
              assertThat(entries)
                  .extracting(JsonNode::toString)
                  .anyMatch(entry -> entry.contains("RELEASE_REPEATED"));
            });
  }

  private UUID submitted() {
    Answer taken =
        api.post(
            system.intake().url("/concerns"),
            system.stack().token("concern:submit"),
            CONCERN.getBytes(StandardCharsets.UTF_8),
            Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    return UUID.fromString(taken.json().get("concernId").asString());
  }

  private Answer release(String path, String scope, String which) {
    return api.post(
        system.notification().url(path),
        system.stack().token(scope),
        "{\"officer\":\"Inspector Sample\",\"reason\":\"%s interview done\"}"
            .formatted(which)
            .getBytes(StandardCharsets.UTF_8),
        Map.of("Idempotency-Key", which));
  }

  private List<Referral> toHr(UUID concern) {
    List<Event> events =
        Records.of(system.stack(), concern, List.of(Topic.REFERRALS_HR_ALLEGATIONS));
    return events.stream().map(Referral.class::cast).toList();
  }

  private List<JsonNode> entries(UUID concern) {
    URI url = system.audit().url("/entries?limit=100&concern=" + concern);
    return api.get(url, system.stack().token("audit:read"), Map.of("Purpose", "A test"))
        .json()
        .get("entries")
        .valueStream()
        .toList();
  }
}
