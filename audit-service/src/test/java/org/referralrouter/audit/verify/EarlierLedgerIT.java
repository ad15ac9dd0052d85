package org.referralrouter.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.audit.ledger.Missing.Kind.AGENCY_DECISION;
import static org.referralrouter.audit.ledger.Missing.Kind.DELIVERY;
import static org.referralrouter.audit.ledger.Missing.Kind.RECEIPT;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.audit.ledger.Entry;
import org.referralrouter.audit.ledger.EntryQuery;
import org.referralrouter.audit.ledger.Facts;
import org.referralrouter.audit.ledger.Ledger;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.ledger.Missing;
import org.referralrouter.audit.ledger.NewEntry;
import org.referralrouter.audit.ledger.Payload;
import org.referralrouter.audit.ledger.PayloadParts;
import org.referralrouter.audit.ledger.Source;
import org.referralrouter.audit.store.ALedger;
import org.referralrouter.audit.tlog.NoteKey;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Referral;

/**
 * A ledger that the version before wrote, when agencies acknowledged: its rows are kept as they
 * were, in {@code golden/ledger-2}, and never edited. The police acknowledged their referral of one
 * concern, and nobody anything of the other.
 */
class EarlierLedgerIT {
  private static final UUID ACKNOWLEDGED = UUID.fromString("11111111-1111-4111-8111-111111111111");
  private static final UUID SILENT = UUID.fromString("22222222-2222-4222-8222-222222222222");

  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "ledger-2");

  @TempDir static Path secrets;
  private static ALedger databases;
  private static Ledger ledger;

  @BeforeAll
  static void load() throws Exception {
    databases = ALedger.ofVersion2(GOLDEN, secrets);
    ledger = databases.instance();
  }

  @Test
  void it_is_verified_as_before() throws Exception {
    NoteKey key = NoteKey.parse(Files.readString(GOLDEN.resolve("ledger.vkey")).strip());
    try (Connection connection = databases.connection()) {
      Verdict verdict =
          new DatabaseServed(connection)
              .verify(new Trust(List.of(key), List.of(), 0, Optional.empty()), Progress.NONE);
      assertThat(verdict)
          .isInstanceOfSatisfying(
              Verdict.Intact.class, intact -> assertThat(intact.entries()).isEqualTo(19));
    }
  }

  @Test
  void what_ended_topics_brought_is_found_and_read_as_before() {
    List<Entry> entries = ledger.find(query(ACKNOWLEDGED, null, null));
    assertThat(entries)
        .extracting(entry -> entry.facts().type())
        .contains("Concern", "Decision", "Referral", "Acknowledgement", "EmbargoRelease");
    Entry acknowledgement = ledger.find(query(null, "Acknowledgement", null)).getFirst();
    assertThat(entries).contains(acknowledgement);
    assertThat(acknowledgement.source().topic()).isEqualTo("acknowledgements.v1");
    assertThat(acknowledgement.facts().agency()).isEqualTo(Agency.POLICE);
    assertThat(acknowledgement.facts().actor()).isEqualTo("police");
    assertThat(acknowledgement.facts().outcome()).isEqualTo("ACCEPTED");
    assertThat(ledger.find(query(null, null, "acknowledgements.v1")))
        .extracting(entry -> entry.facts().type())
        .containsExactly("Acknowledgement", "UNREADABLE");
    assertThat(ledger.find(query(null, null, "embargo-releases.v1"))).hasSize(1);
    byte[] payload =
        PayloadParts.value(
            databases
                .payloads()
                .parts(acknowledgement.source().log(), acknowledgement.place().index()));
    assertThat(new String(Objects.requireNonNull(payload), StandardCharsets.UTF_8))
        .contains("Duty sergeant");
  }

  @Test
  void what_was_not_acknowledged_waits_for_receipt_and_for_a_decision() {
    UUID socialCare = Referral.id(ACKNOWLEDGED, Agency.SOCIAL_CARE, "child-1");
    UUID acknowledged = Referral.id(ACKNOWLEDGED, Agency.POLICE, null);
    for (Missing.Kind kind : List.of(RECEIPT, AGENCY_DECISION)) {
      assertThat(ids(kind)).contains(socialCare).doesNotContain(acknowledged);
    }
    assertThat(ids(DELIVERY))
        .as("the police were told by answering, social care by mail")
        .doesNotContain(acknowledged, socialCare);
  }

  @Test
  void a_response_ends_what_waited_before() {
    UUID police = Referral.id(SILENT, Agency.POLICE, null);
    assertThat(ids(DELIVERY)).contains(police);
    assertThat(ids(AGENCY_DECISION)).contains(police);
    LogId log = ALedger.newLog();
    long next = ledger.position(log, "response-outcomes.v1");
    Instant at = Instant.parse("2026-12-01T09:00:00Z");
    Facts taken =
        new Facts(
            "ResponseOutcome",
            UUID.randomUUID(),
            SILENT,
            police,
            null,
            Agency.POLICE,
            null,
            at,
            1,
            "ACCEPTED",
            null,
            Map.of());
    long _ =
        ledger.append(
            log,
            next,
            List.of(
                new NewEntry(
                    new Source(log, "response-outcomes.v1", next, at),
                    taken,
                    new Payload(List.of(), -1))));
    assertThat(ids(DELIVERY)).doesNotContain(police);
    assertThat(ids(RECEIPT)).doesNotContain(police);
    assertThat(ids(AGENCY_DECISION)).doesNotContain(police);
  }

  private static List<UUID> ids(Missing.Kind kind) {
    return ledger.missing(kind, null, null, 100).stream().map(Missing::id).toList();
  }

  private static EntryQuery query(
      @Nullable UUID concern, @Nullable String type, @Nullable String topic) {
    return new EntryQuery(concern, null, null, null, type, topic, null, null, null, null, 100);
  }
}
