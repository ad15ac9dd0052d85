package org.referralrouter.routing.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
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
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.cbor.CBORMapper;

/** The bytes of what routing remembers. */
class StateFormatTest {
  private static final CBORMapper CBOR = new CBORMapper();

  @Test
  void a_header_and_a_row_are_the_same_after_they_were_stored() {
    assertThat(StateFormat.header(StateFormat.bytes(header()))).isEqualTo(header());
    assertThat(StateFormat.row(StateFormat.bytes(row()))).isEqualTo(row());
  }

  @Test
  void the_bytes_that_this_version_wrote_are_read_for_ever() throws IOException {
    assertThat(StateFormat.header(golden("header-2.cbor"))).isEqualTo(header());
    assertThat(StateFormat.row(golden("row-2.cbor"))).isEqualTo(row());
  }

  @Test
  void a_field_of_a_later_version_is_passed_over() throws IOException {
    byte[] bytes = StateFormat.bytes(row());
    ObjectNode tree = (ObjectNode) CBOR.readTree(bytes, 1, bytes.length - 1);
    tree.put("laterField", "laterValue");
    byte[] cbor = CBOR.writeValueAsBytes(tree);
    byte[] later = new byte[cbor.length + 1];
    later[0] = bytes[0];
    System.arraycopy(cbor, 0, later, 1, cbor.length);

    assertThat(StateFormat.row(later)).isEqualTo(row());
  }

  @Test
  void state_that_was_kept_as_JSON_is_refused_with_what_to_do() {
    assertThatThrownBy(
            () -> StateFormat.header("{\"concern\":null}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(StateFormat.UnknownStateFormat.class)
        .hasMessageContaining("Start with a new Kafka cluster");
    assertThatThrownBy(() -> StateFormat.header(new byte[] {99, 1}))
        .isInstanceOf(StateFormat.UnknownStateFormat.class)
        .hasMessageContaining("Start the version that wrote it");
  }

  private static byte[] golden(String name) throws IOException {
    try (var in = StateFormatTest.class.getResourceAsStream("/golden/state/" + name)) {
      return in.readAllBytes();
    }
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
