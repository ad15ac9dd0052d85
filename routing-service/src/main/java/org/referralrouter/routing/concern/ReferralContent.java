package org.referralrouter.routing.concern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.referralrouter.decision.Basis;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Handling;
import org.referralrouter.decision.Purpose;
import org.referralrouter.decision.Question;
import org.referralrouter.decision.Urgency;
import org.referralrouter.event.ReferralState;
import org.referralrouter.event.SharedConcern;

/**
 * What a referral says, without its stamps: only where this differs is a next revision sent
 * (lifecycle, L6). Times, revisions, the embargo and the procedure's version are stamps.
 *
 * @param withdrawnReason a code, where the state is WITHDRAWN
 */
record ReferralContent(
    ReferralKey key,
    ReferralState state,
    @Nullable String withdrawnReason,
    Urgency urgency,
    List<Purpose> purposes,
    List<Confidentiality> confidentiality,
    List<Handling> handling,
    List<Question> questions,
    SharedConcern shared) {

  /** The code on a referral that the known facts no longer give. */
  static final String NO_LONGER_FOLLOWS = "NO_LONGER_FOLLOWS";

  /** What the procedure says, before anything is shared. */
  static ReferralContent of(DecidedReferral decided) {
    return new ReferralContent(
        new ReferralKey(decided.agency(), decided.subject()),
        ReferralState.OPEN,
        null,
        decided.urgency(),
        decided.purposes(),
        decided.confidentiality(),
        decided.handling(),
        decided.questions(),
        SharedConcern.NOTHING);
  }

  /** A referral that is withdrawn: it shares no fact of anybody (L7). */
  static ReferralContent withdrawn(
      ReferralKey key, Urgency urgency, List<Confidentiality> confidentiality) {
    return new ReferralContent(
        key,
        ReferralState.WITHDRAWN,
        NO_LONGER_FOLLOWS,
        urgency,
        List.of(),
        confidentiality,
        List.of(),
        List.of(),
        SharedConcern.NOTHING);
  }

  boolean open() {
    return state == ReferralState.OPEN;
  }

  /** With another purpose, and at least this urgent. */
  ReferralContent with(Purpose purpose, Urgency atLeast) {
    List<Purpose> all = new ArrayList<>(purposes);
    all.add(purpose);
    all.sort(Comparator.comparing(Purpose::code));
    Urgency most = atLeast.compareTo(urgency) < 0 ? atLeast : urgency;
    return new ReferralContent(
        key, state, withdrawnReason, most, all, confidentiality, handling, questions, shared);
  }

  /** With these flags. */
  ReferralContent flagged(List<Confidentiality> flags) {
    return new ReferralContent(
        key, state, withdrawnReason, urgency, purposes, flags, handling, questions, shared);
  }

  /** With every basis withheld. */
  ReferralContent withoutBasis() {
    return new ReferralContent(
        key,
        state,
        withdrawnReason,
        urgency,
        purposes.stream()
            .map(of -> new Purpose(of.code(), of.paragraphs(), of.rules(), Basis.WITHHELD))
            .toList(),
        confidentiality.stream()
            .map(of -> new Confidentiality(of.flag(), of.paragraph(), of.rule(), Basis.WITHHELD))
            .toList(),
        handling,
        questions,
        shared);
  }

  ReferralContent sharing(SharedConcern facts) {
    return new ReferralContent(
        key,
        state,
        withdrawnReason,
        urgency,
        purposes,
        confidentiality,
        handling,
        questions,
        facts);
  }

  SortedSet<String> purposeCodes() {
    SortedSet<String> codes = new TreeSet<>();
    purposes.forEach(purpose -> codes.add(purpose.code()));
    return codes;
  }

  SortedSet<String> questionCodes() {
    SortedSet<String> codes = new TreeSet<>();
    questions.forEach(question -> codes.add(code(question.fact(), question.of())));
    return codes;
  }

  static String code(String fact, @Nullable String of) {
    return of == null ? fact : fact + "/" + of;
  }
}
