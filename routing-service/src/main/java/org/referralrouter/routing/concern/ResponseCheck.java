package org.referralrouter.routing.concern;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Person;
import org.referralrouter.event.Response;
import org.referralrouter.known.PersonRef;
import org.referralrouter.known.QuestionFact;

/** Whether a response may be taken (L8, L9, L11 and L12). */
final class ResponseCheck {
  private ResponseCheck() {}

  /**
   * Why a response is not taken, whatever else follows from it; null where nothing is wrong.
   *
   * @param sent the referral that it names, where that went to this agency
   */
  static @Nullable Refusal of(
      ConcernState state, Agency agency, @Nullable SentReferral sent, Response response) {
    if (sent == null || sent.key().agency() != agency) {
      return Refusal.UNKNOWN_REFERRAL;
    }
    if (response.referralRevision() < 1 || response.referralRevision() > sent.revision()) {
      return Refusal.UNKNOWN_REVISION;
    }
    return switch (response.kind()) {
      case RECEIVED, ACCEPTED, NO_FURTHER_ACTION -> null;
      case REDIRECTED -> response.redirectedTo() == null ? Refusal.VALUE_NOT_ALLOWED : null;
      case ANSWERED -> answer(state, sent, response);
      case EMBARGO_RELEASED -> release(state, agency);
    };
  }

  private static @Nullable Refusal answer(
      ConcernState state, SentReferral sent, Response response) {
    String fact = response.fact();
    Optional<QuestionFact> question = fact == null ? Optional.empty() : QuestionFact.named(fact);
    if (fact == null || question.isEmpty() || !sent.asks(fact, response.of())) {
      return Refusal.NOT_ASKED;
    }
    boolean allowed =
        question.get().role().isPresent()
            ? named(state, response.person()) && response.value() == null
            : response.person() == null
                && response.value() != null
                && question.get().allowed().contains(response.value());
    return allowed ? null : Refusal.VALUE_NOT_ALLOWED;
  }

  /** Somebody with a ref of their own. */
  private static boolean named(ConcernState state, @Nullable Person person) {
    return person != null
        && PersonRef.allows(person.ref())
        && state.known().person(person.ref()).isEmpty();
  }

  private static @Nullable Refusal release(ConcernState state, Agency agency) {
    if (agency != Agency.POLICE) {
      return Refusal.RELEASE_NOT_BY_POLICE;
    }
    return switch (state.embargo()) {
      case EmbargoState.None _ -> Refusal.RELEASE_WITHOUT_EMBARGO;
      case EmbargoState.Active _ -> null;
      case EmbargoState.Released _ -> Refusal.RELEASE_REPEATED;
    };
  }
}
