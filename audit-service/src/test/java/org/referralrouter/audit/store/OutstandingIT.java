package org.referralrouter.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.audit.ledger.Missing.Kind.AGENCY_DECISION;
import static org.referralrouter.audit.ledger.Missing.Kind.DECISION;
import static org.referralrouter.audit.ledger.Missing.Kind.DELIVERY;
import static org.referralrouter.audit.ledger.Missing.Kind.RECEIPT;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.referralrouter.audit.ledger.Detail;
import org.referralrouter.audit.ledger.Facts;
import org.referralrouter.audit.ledger.Ledger;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.ledger.Missing;
import org.referralrouter.audit.ledger.NewEntry;
import org.referralrouter.audit.ledger.Payload;
import org.referralrouter.audit.ledger.Source;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Audience;
import org.referralrouter.event.DeliveryOutcome;
import org.referralrouter.event.ReferralState;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.event.TrialId;

class OutstandingIT {
  private static final Instant AT = Instant.parse("2026-11-24T09:00:00Z");
  private static final Instant MONDAY = Instant.parse("2026-11-30T17:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-12-01T17:00:00Z");
  private static final Instant WEDNESDAY = Instant.parse("2026-12-02T17:00:00Z");

  @TempDir static Path secrets;
  private static ALedger databases;

  private UUID concern = UUID.randomUUID();
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
  void a_referral_waits_for_its_delivery_for_receipt_and_for_the_agencys_decision() {
    referral(1, MONDAY, TUESDAY);
    assertThat(waiting()).containsExactly(DELIVERY, RECEIPT, AGENCY_DECISION);
    notification(1, "FAILED", null);
    assertThat(waiting()).containsExactly(DELIVERY, RECEIPT, AGENCY_DECISION);
    notification(1, "SENT", null);
    assertThat(waiting()).containsExactly(RECEIPT, AGENCY_DECISION);
    taken(1, ResponseKind.RECEIVED);
    assertThat(waiting()).containsExactly(AGENCY_DECISION);
    taken(1, ResponseKind.NO_FURTHER_ACTION);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void nothing_of_a_trial_is_ever_missing() {
    concern = TrialId.of(concern);
    append("Concern", null, 1, null);
    referral(1, MONDAY, TUESDAY);
    escalated("RECEIPT", "OVERDUE", 1);
    assertThat(waits(DECISION)).isFalse();
    assertThat(waiting()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"ACCEPTED", "NO_FURTHER_ACTION", "REDIRECTED"})
  void a_decision_implies_receipt_and_whoever_decides_has_been_told(ResponseKind decision) {
    referral(1, MONDAY, TUESDAY);
    taken(1, decision);
    assertThat(waiting()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"ANSWERED", "EMBARGO_RELEASED"})
  void an_answer_or_a_release_shows_that_the_agency_was_told_and_no_more(ResponseKind kind) {
    referral(1, MONDAY, TUESDAY);
    taken(1, kind);
    assertThat(waiting()).containsExactly(RECEIPT, AGENCY_DECISION);
  }

  @Test
  void a_refused_response_ends_no_wait_nor_does_one_that_routing_has_not_taken_yet() {
    referral(1, MONDAY, TUESDAY);
    append("Response", referral, 99, "ACCEPTED", Map.of());
    append(
        "ResponseOutcome",
        referral,
        99,
        "REFUSED",
        Map.of(Detail.KIND, "ACCEPTED", Detail.REFUSAL, "UNKNOWN_REVISION"));
    assertThat(waiting()).containsExactly(DELIVERY, RECEIPT, AGENCY_DECISION);
  }

  @ParameterizedTest
  @EnumSource(names = {"DUTY_MANAGER", "BOARD", "REPORTER"})
  void who_hears_of_silence_or_news_is_not_told_of_the_referral(Audience audience) {
    referral(1, MONDAY, TUESDAY);
    notification(1, "SENT", audience);
    assertThat(waiting()).containsExactly(DELIVERY, RECEIPT, AGENCY_DECISION);
  }

  @Test
  void restricted_readers_are_told_for_their_agency() {
    referral(1, MONDAY, TUESDAY);
    notification(1, "SENT", Audience.RESTRICTED_READERS);
    assertThat(waiting()).containsExactly(RECEIPT, AGENCY_DECISION);
  }

  @Test
  void a_response_to_an_older_revision_than_the_one_that_asks_ends_nothing() {
    referral(1, MONDAY, TUESDAY);
    taken(1, ResponseKind.NO_FURTHER_ACTION);
    referral(2, TUESDAY, WEDNESDAY);
    taken(1, ResponseKind.ACCEPTED);
    assertThat(waiting()).containsExactly(DELIVERY, RECEIPT, AGENCY_DECISION);
    assertThat(missing(RECEIPT).revision()).isEqualTo(2);
    taken(2, ResponseKind.ACCEPTED);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void a_revision_with_the_same_times_asks_nothing_new() {
    referral(1, MONDAY, TUESDAY);
    referral(2, MONDAY, TUESDAY);
    assertThat(missing(RECEIPT).revision()).isEqualTo(1);
    taken(1, ResponseKind.ACCEPTED);
    assertThat(waiting()).as("revision 2 is still to be delivered").containsExactly(DELIVERY);
    referral(3, MONDAY, TUESDAY);
    assertThat(waiting()).containsExactly(DELIVERY);
  }

  @Test
  void an_overdue_escalation_says_which_revision_asks_where_the_time_does_not() {
    referral(1, MONDAY, TUESDAY);
    referral(2, MONDAY, TUESDAY);
    taken(1, ResponseKind.ACCEPTED);
    notification(2, "SENT", null);
    escalated("DECISION", "OVERDUE", 2);
    assertThat(waiting()).containsExactly(AGENCY_DECISION);
    assertThat(missing(AGENCY_DECISION).revision()).isEqualTo(2);
    escalated("RECEIPT", "REDIRECT_LOOP", 2);
    assertThat(waiting()).as("a redirect that nobody takes is no silence").doesNotContain(RECEIPT);
    taken(2, ResponseKind.ACCEPTED);
    escalated("DECISION", "OVERDUE", 2);
    assertThat(waiting()).as("an escalation that was read after the decision").isEmpty();
  }

  @Test
  void who_is_asked_anew_while_silent_waits_since_the_first_time() {
    referral(1, MONDAY, TUESDAY);
    Instant first = missing(RECEIPT).since();
    referral(2, MONDAY.minusSeconds(60), TUESDAY);
    assertThat(missing(RECEIPT).revision()).isEqualTo(2);
    assertThat(missing(RECEIPT).since()).isEqualTo(first);
  }

  @Test
  void a_referral_without_times_asks_for_nothing_but_its_delivery() {
    referral(1, null, null);
    assertThat(waiting()).containsExactly(DELIVERY);
  }

  @Test
  void a_referral_that_is_withdrawn_waits_for_nothing() {
    referral(1, MONDAY, TUESDAY);
    append("Referral", referral, 2, ReferralState.WITHDRAWN.name(), Map.of());
    assertThat(waiting()).isEmpty();
    escalated("RECEIPT", "OVERDUE", 1);
    assertThat(waiting()).as("an escalation that was read after it").isEmpty();
    referral(3, WEDNESDAY, WEDNESDAY);
    assertThat(waiting()).as("once it stands again").hasSize(3);
  }

  @Test
  void what_ends_a_wait_may_come_before_what_begins_it() {
    taken(1, ResponseKind.ACCEPTED);
    notification(1, DeliveryOutcome.SENT.name(), null);
    referral(1, MONDAY, TUESDAY);
    assertThat(waiting()).isEmpty();
    assertThat(databases.asOwner().queryForList("SELECT FROM outstanding WHERE id = ?", referral))
        .as("nor does a row of it stay")
        .isEmpty();
  }

  @Test
  void an_agency_and_a_time_narrow() {
    referral(1, MONDAY, TUESDAY);
    assertThat(ids(ledger.missing(DELIVERY, Agency.POLICE, null, 100))).contains(referral);
    assertThat(ids(ledger.missing(DELIVERY, Agency.TRIAGE, null, 100))).doesNotContain(referral);
    assertThat(ids(ledger.missing(DELIVERY, null, AT, 100))).doesNotContain(referral);
  }

  private boolean waits(Missing.Kind kind) {
    return ids(ledger.missing(kind, null, null, 1000)).contains(concern);
  }

  /** What the referral waits for. */
  private List<Missing.Kind> waiting() {
    return Arrays.stream(Missing.Kind.values())
        .filter(kind -> ids(ledger.missing(kind, null, null, 1000)).contains(referral))
        .toList();
  }

  private Missing missing(Missing.Kind kind) {
    return ledger.missing(kind, null, null, 1000).stream()
        .filter(missing -> missing.id().equals(referral))
        .findFirst()
        .orElseThrow();
  }

  private static List<UUID> ids(List<Missing> missing) {
    return missing.stream().map(Missing::id).toList();
  }

  private void referral(int revision, @Nullable Instant receiptBy, @Nullable Instant decisionBy) {
    Map<String, String> times =
        receiptBy == null || decisionBy == null
            ? Map.of()
            : Map.of(
                Detail.RECEIPT_BY, receiptBy.toString(), Detail.DECISION_BY, decisionBy.toString());
    append("Referral", referral, revision, ReferralState.OPEN.name(), times);
  }

  private void notification(int revision, String outcome, @Nullable Audience audience) {
    append(
        "NotificationOutcome",
        referral,
        revision,
        outcome,
        audience == null ? Map.of() : Map.of(Detail.AUDIENCE, audience.name()));
  }

  private void taken(int revision, ResponseKind kind) {
    append("ResponseOutcome", referral, revision, kind.name(), Map.of());
  }

  private void escalated(String awaited, String cause, int asked) {
    append(
        "Escalation",
        referral,
        asked,
        "DUTY_MANAGER",
        Map.of(Detail.AWAITED, awaited, Detail.CAUSE, cause));
  }

  private void append(String type, @Nullable UUID about, int revision, @Nullable String outcome) {
    append(type, about, revision, outcome, Map.of());
  }

  private void append(
      String type,
      @Nullable UUID about,
      int revision,
      @Nullable String outcome,
      Map<String, String> details) {
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
            details);
    NewEntry entry =
        new NewEntry(new Source(log, "any.v1", next, AT), facts, new Payload(List.of(), -1));
    next = ledger.append(log, next, List.of(entry));
  }
}
