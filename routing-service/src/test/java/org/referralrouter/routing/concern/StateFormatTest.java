package org.referralrouter.routing.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Concern;
import org.referralrouter.decision.Basis;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.Urgency;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.ReferralState;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.known.KnownFacts;
import org.referralrouter.wire.Json;

/** The bytes of what routing remembers. */
class StateFormatTest {
  @Test
  void a_concerns_state_is_the_same_after_it_was_stored() {
    assertThat(StateFormat.state(StateFormat.bytes(state()))).isEqualTo(state());
  }

  @Test
  void the_bytes_that_this_version_wrote_are_read_for_ever() throws IOException {
    byte[] golden = golden();

    assertThat(StateFormat.state(golden)).isEqualTo(state());
    assertThat(StateFormat.bytes(state())).isEqualTo(golden);
  }

  @Test
  void state_of_another_version_is_refused_with_what_to_do() {
    assertRefused("{\"concern\":null}".getBytes(StandardCharsets.UTF_8), "Start with a new Kafka");
    assertRefused(new byte[] {2, (byte) 0xbf}, "Start with a new Kafka cluster");
    assertRefused(new byte[] {99, 1}, "Start the version that wrote it");
    assertRefused(new byte[0], "Start the version that wrote it");
  }

  @Test
  void damaged_bytes_are_refused_with_what_to_do() {
    byte[] bytes = StateFormat.bytes(state());

    assertRefused(Arrays.copyOf(bytes, bytes.length - 1), "delete it, and start");
    assertRefused(Arrays.copyOf(bytes, bytes.length + 1), "delete it, and start");
  }

  private static void assertRefused(byte[] bytes, String advice) {
    assertThatThrownBy(() -> StateFormat.state(bytes))
        .isInstanceOf(StateFormat.UnknownStateFormat.class)
        .hasMessageContaining(advice);
  }

  private static byte[] golden() throws IOException {
    try (var in = StateFormatTest.class.getResourceAsStream("/golden/state/concern-3.avro")) {
      return in.readAllBytes();
    }
  }

  private static ConcernState state() {
    SentReferral row = row();
    return new ConcernState(header(), new TreeMap<>(Map.of(row.key(), row)));
  }

  static ConcernState.Header header() {
    Concern concern =
        Json.mapper()
            .readValue(
                """
                {"categories": ["ONLINE_GROOMING"], "summary": "Seen.", "organisedAbuse": "NO",
                 "occurredAt": "2026-11-01T10:00:00Z", "reporter": {"organisation": "A School"},
                 "people": [{"ref": "child-1", "roles": ["VICTIM"], "dateOfBirth": "2013-04-01"}]}
                """,
                Concern.class);
    KnownFacts known =
        ((KnownFacts.Result.Known)
                KnownFacts.NOTHING.with(
                    new ConcernRevision(
                        new UUID(0, 1), 3, Instant.parse("2026-11-02T10:00:00Z"), "a", concern)))
            .facts();
    Cover allowed = new Cover(new TreeSet<>(List.of(Category.ONLINE_GROOMING)), new TreeSet<>());
    return new ConcernState.Header(
        known,
        new EmbargoState.Active(flag("DO_NOT_ALERT_SUSPECT"), allowed),
        4,
        List.of(new ReferredOn(new ReferralKey(Agency.TRIAGE, null), Urgency.URGENT)),
        List.of(new Redirect(Agency.POLICE, new ReferralKey(Agency.TRIAGE, null))));
  }

  private static SentReferral row() {
    Instant due = Instant.parse("2026-11-02T14:00:00Z");
    return new SentReferral(
        new ReferralKey(Agency.POLICE, null),
        7,
        ReferralState.OPEN,
        Urgency.URGENT,
        new TreeSet<>(List.of("INVESTIGATION")),
        new TreeSet<>(List.of("suspects")),
        "0a1b",
        "2c3d",
        new Waits(
            5,
            new Wait.Ended(),
            new Wait.Running(due, due.plusSeconds(60), Wait.Told.DUTY_MANAGER),
            ResponseKind.REDIRECTED),
        flag("WITHHOLD_SUSPENSION_REASON"),
        List.of(new PoliceView(1, Cover.NOTHING)));
  }

  private static Confidentiality flag(String code) {
    return new Confidentiality(code, "17", "K1", Basis.EXPLICIT);
  }
}
