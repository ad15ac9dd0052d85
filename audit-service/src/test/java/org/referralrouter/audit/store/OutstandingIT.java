package org.referralrouter.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.audit.ledger.Missing.Kind.ACKNOWLEDGEMENT;
import static org.referralrouter.audit.ledger.Missing.Kind.DECISION;
import static org.referralrouter.audit.ledger.Missing.Kind.DELIVERY;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.audit.ledger.Facts;
import org.referralrouter.audit.ledger.Ledger;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.ledger.Missing;
import org.referralrouter.audit.ledger.NewEntry;
import org.referralrouter.audit.ledger.Payload;
import org.referralrouter.audit.ledger.Source;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.DeliveryOutcome;
import org.referralrouter.event.ReferralState;

class OutstandingIT {
  private static final Instant AT = Instant.parse("2026-11-24T09:00:00Z");

  @TempDir static Path secrets;
  private static ALedger databases;

  private final UUID concern = UUID.randomUUID();
  private final UUID referral = UUID.randomUUID();
  private final LogId log = ALedger.newLog();
  private Ledger ledger;
  private long next;

  @BeforeAll
  static void begin() {
    databases = ALedger.onNewDatabases(secrets);
  }

  @BeforeEach
  void takeOver() {
    ledger = databases.instance();
    next = ledger.position(log, "any.v1");
  }

  @Test
  void a_concern_waits_for_the_decision_of_its_newest_revision() {
    append("Concern", null, 1, null);
    assertThat(waits(DECISION)).isTrue();
    append("Decision", null, 1, null);
    assertThat(waits(DECISION)).isFalse();
    append("Concern", null, 2, null);
    assertThat(waits(DECISION)).isTrue();
    append("Decision", null, 1, null);
    assertThat(waits(DECISION)).as("a decision of the older one again").isTrue();
    append("Decision", null, 2, null);
    assertThat(waits(DECISION)).isFalse();
  }

  @Test
  void a_referral_waits_for_its_delivery_and_for_its_acknowledgement() {
    append("Referral", referral, 1, ReferralState.OPEN.name());
    assertThat(waits(DELIVERY)).isTrue();
    assertThat(waits(ACKNOWLEDGEMENT)).isTrue();
    append("NotificationOutcome", referral, 1, "FAILED");
    assertThat(waits(DELIVERY)).isTrue();
    append("NotificationOutcome", referral, 1, DeliveryOutcome.SENT.name());
    assertThat(waits(DELIVERY)).isFalse();
    assertThat(waits(ACKNOWLEDGEMENT)).isTrue();
    append("Acknowledgement", referral, 1, "ACCEPTED");
    assertThat(waits(ACKNOWLEDGEMENT)).isFalse();
  }

  @Test
  void an_agency_that_answers_has_been_told() {
    append("Referral", referral, 1, ReferralState.OPEN.name());
    append("Acknowledgement", referral, 1, "NO_FURTHER_ACTION");
    assertThat(waits(DELIVERY)).isFalse();
    append("Referral", referral, 2, ReferralState.OPEN.name());
    assertThat(waits(DELIVERY)).as("of the next revision").isTrue();
  }

  @Test
  void a_referral_that_is_withdrawn_waits_for_nothing() {
    append("Referral", referral, 1, ReferralState.OPEN.name());
    append("Referral", referral, 2, ReferralState.WITHDRAWN.name());
    assertThat(waits(DELIVERY)).isFalse();
    assertThat(waits(ACKNOWLEDGEMENT)).isFalse();
  }

  @Test
  void what_settles_may_come_before_what_it_settles() {
    append("Acknowledgement", referral, 1, "ACCEPTED");
    append("NotificationOutcome", referral, 1, DeliveryOutcome.SENT.name());
    append("Referral", referral, 1, ReferralState.OPEN.name());
    assertThat(waits(DELIVERY)).isFalse();
    assertThat(waits(ACKNOWLEDGEMENT)).isFalse();
  }

  @Test
  void an_agency_and_a_time_narrow() {
    append("Referral", referral, 1, ReferralState.OPEN.name());
    assertThat(ids(ledger.missing(DELIVERY, Agency.POLICE, null, 100))).contains(referral);
    assertThat(ids(ledger.missing(DELIVERY, Agency.TRIAGE, null, 100))).doesNotContain(referral);
    assertThat(ids(ledger.missing(DELIVERY, null, AT, 100))).doesNotContain(referral);
  }

  private boolean waits(Missing.Kind kind) {
    List<UUID> ids = ids(ledger.missing(kind, null, null, 1000));
    return ids.contains(kind == DECISION ? concern : referral);
  }

  private static List<UUID> ids(List<Missing> missing) {
    return missing.stream().map(Missing::id).toList();
  }

  private void append(String type, @Nullable UUID about, int revision, @Nullable String outcome) {
    Facts facts =
        new Facts(
            type,
            UUID.randomUUID(),
            concern,
            about,
            null,
            about == null ? null : Agency.POLICE,
            null,
            AT.plusSeconds(next),
            revision,
            outcome,
            null,
            Map.of());
    NewEntry entry =
        new NewEntry(new Source(log, "any.v1", next, AT), facts, new Payload(List.of(), -1));
    next = ledger.append(log, next, List.of(entry));
  }
}
