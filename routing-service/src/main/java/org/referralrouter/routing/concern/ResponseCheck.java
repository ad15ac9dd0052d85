package org.referralrouter.routing.concern;

import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.AgeGroup;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Person;
import org.referralrouter.event.Response;
import org.referralrouter.known.PersonRef;
import org.referralrouter.known.QuestionFact;

/** Whether a response may be taken (L8, L9, L11 and L12). */
final class ResponseCheck {
  private final ZoneId zone;

  /**
   * @param zone where the board keeps its time
   */
  ResponseCheck(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * Why a response is not taken, whatever else follows from it; null where nothing is wrong.
   *
   * @param sent the referral that it names, where that went to this agency
   */
  @Nullable Refusal of(
      ConcernState state, Agency agency, @Nullable SentReferral sent, Response response) {
    if (sent == null || !agency.equals(sent.key().agency())) {
      return Refusal.UNKNOWN_REFERRAL;
    }
    if (response.referralRevision() < 1 || response.referralRevision() > sent.revision()) {
      return Refusal.UNKNOWN_REVISION;
    }
    return switch (response.kind()) {
      case RECEIVED, ACCEPTED, NO_FURTHER_ACTION -> null;
      case REDIRECTED -> response.redirectedTo() == null ? Refusal.VALUE_NOT_ALLOWED : null;
      case ANSWERED -> answer(state, agency, response);
      case EMBARGO_RELEASED -> release(state, agency);
    };
  }

  private @Nullable Refusal answer(ConcernState state, Agency agency, Response response) {
    String fact = response.fact();
    String of = response.of();
    Optional<QuestionFact> question = fact == null ? Optional.empty() : QuestionFact.named(fact);
    boolean asked =
        state.referrals().values().stream()
            .anyMatch(
                one -> agency.equals(one.key().agency()) && one.asks(String.valueOf(fact), of));
    if (question.isEmpty() || !asked) {
      return Refusal.NOT_ASKED;
    }
    boolean allowed =
        question.get().role().isPresent()
            ? named(state, question.get(), response.person()) && response.value() == null
            : response.person() == null
                && response.value() != null
                && question.get().allowed().contains(response.value());
    return allowed ? null : Refusal.VALUE_NOT_ALLOWED;
  }

  /** Somebody with a ref of their own; where a child is asked for, one who counts as a child. */
  private boolean named(ConcernState state, QuestionFact fact, @Nullable Person person) {
    return person != null
        && PersonRef.allows(person.ref())
        && state.known().person(person.ref()).isEmpty()
        && (fact != QuestionFact.CHILDREN || mayBeChild(state, person));
  }

  private boolean mayBeChild(ConcernState state, Person person) {
    return person.ageOn(state.known().receivedOn(zone)) != AgeGroup.ADULT;
  }

  private static @Nullable Refusal release(ConcernState state, Agency agency) {
    if (!Agency.POLICE.equals(agency)) {
      return Refusal.RELEASE_NOT_BY_POLICE;
    }
    return switch (state.embargo()) {
      case EmbargoState.None _ -> Refusal.RELEASE_WITHOUT_EMBARGO;
      case EmbargoState.Active _ -> null;
      case EmbargoState.Released _ -> Refusal.RELEASE_REPEATED;
    };
  }
}
