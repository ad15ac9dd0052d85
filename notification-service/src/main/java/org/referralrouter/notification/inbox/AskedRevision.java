package org.referralrouter.notification.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Role;
import org.referralrouter.decision.Purpose;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ReferralState;
import org.referralrouter.event.SharedPerson;

/**
 * Since which revision an agency is asked what it is asked now (lifecycle, L13): a response to an
 * older one ends no wait. Routing holds the clocks; this follows from what it sends.
 *
 * @param revision the one that asks
 * @param factsRevision the last one whose facts differ from those before it: it asks an agency anew
 *     that had declined before
 * @param factsAt when that one was decided
 */
public record AskedRevision(int revision, int factsRevision, Instant factsAt) {

  static AskedRevision first(Referral referral) {
    return new AskedRevision(referral.revision(), referral.revision(), referral.issuedAt());
  }

  AskedRevision after(Referral before, Referral now) {
    boolean facts = !before.shared().equals(now.shared());
    return new AskedRevision(
        asksAnew(before, now) ? now.revision() : revision,
        facts ? now.revision() : factsRevision,
        facts ? now.issuedAt() : factsAt);
  }

  private static boolean asksAnew(Referral before, Referral now) {
    return before.state() == ReferralState.WITHDRAWN
        || now.urgency().compareTo(before.urgency()) < 0
        || !purposes(before).containsAll(purposes(now))
        || !questions(before).containsAll(questions(now))
        || addsPeople(before.shared().people(), now.shared().people())
        || setsTime(before.receiptBy(), now.receiptBy())
        || setsTime(before.decisionBy(), now.decisionBy())
        || saysTheSame(before, now);
  }

  /** Routing sets a time only where it asks; one that is gone says that the wait is over. */
  private static boolean setsTime(@Nullable Instant before, @Nullable Instant now) {
    return now != null && !now.equals(before);
  }

  private static Set<String> purposes(Referral referral) {
    return referral.purposes().stream().map(Purpose::code).collect(Collectors.toSet());
  }

  private static Set<String> questions(Referral referral) {
    return referral.questions().stream()
        .map(question -> question.fact() + "/" + question.of())
        .collect(Collectors.toSet());
  }

  /** Whether somebody is added, or gets another role. */
  private static boolean addsPeople(List<SharedPerson> before, List<SharedPerson> now) {
    return now.stream()
        .anyMatch(
            person ->
                before.stream()
                    .noneMatch(
                        known ->
                            known.ref().equals(person.ref())
                                && roles(known).containsAll(roles(person))));
  }

  private static Set<Role> roles(SharedPerson person) {
    Set<Role> roles = person.roles();
    return roles == null ? Set.of() : roles;
  }

  /** A revision that changes nothing is sent only to ask again what was passed on (L11). */
  private static boolean saysTheSame(Referral before, Referral now) {
    return before.state() == now.state()
        && before.urgency() == now.urgency()
        && before.purposes().equals(now.purposes())
        && before.confidentiality().equals(now.confidentiality())
        && before.handling().equals(now.handling())
        && before.questions().equals(now.questions())
        && before.shared().equals(now.shared());
  }
}
