package org.referralrouter.notification.response;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Person;
import org.referralrouter.concern.Problem;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ReferralState;
import org.referralrouter.notification.response.ResponseReceipt.NotAllowed;
import org.referralrouter.notification.response.ResponseReceipt.NotNow;
import org.referralrouter.notification.response.ResponseReceipt.UnknownRevision;

/**
 * What can be known here to be refused (lifecycle, L8, L9 and L12). Routing decides; whatever this
 * lets pass, it may still refuse.
 */
final class ResponseCheck {
  private ResponseCheck() {}

  /** The refusal; empty where nothing is known against the response. */
  static Optional<ResponseReceipt> of(Referral latest, int revisionRead, ResponseForm form) {
    if (revisionRead < 1 || revisionRead > latest.revision()) {
      return Optional.of(new UnknownRevision(latest.revision()));
    }
    return switch (form.kind()) {
      case RECEIVED, ACCEPTED, NO_FURTHER_ACTION, REDIRECTED -> Optional.empty();
      case ANSWERED -> answer(latest, form);
      case EMBARGO_RELEASED -> release(latest);
    };
  }

  private static Optional<ResponseReceipt> answer(Referral latest, ResponseForm form) {
    if (latest.state() != ReferralState.OPEN || !carriesQuestion(latest, form)) {
      return notAllowed(
          "/fact", "is no question that the referral carries; read its questions again");
    }
    Person person = form.person();
    return person != null && isKnown(latest, person)
        ? notAllowed("/person/ref", "is the ref of somebody who is known; use one of their own")
        : Optional.empty();
  }

  private static boolean carriesQuestion(Referral latest, ResponseForm form) {
    return latest.questions().stream()
        .anyMatch(
            question -> question.fact().equals(form.fact()) && equal(question.of(), form.of()));
  }

  private static boolean equal(@Nullable String one, @Nullable String other) {
    return one == null ? other == null : one.equals(other);
  }

  private static boolean isKnown(Referral latest, Person person) {
    return latest.shared().people().stream().anyMatch(known -> known.ref().equals(person.ref()));
  }

  private static Optional<ResponseReceipt> release(Referral latest) {
    if (!Agency.POLICE.equals(latest.agency())) {
      return notAllowed("/kind", "is for the police to say; nobody else releases an embargo");
    }
    return switch (latest.embargo()) {
      case ACTIVE -> Optional.empty();
      case NONE -> Optional.of(new NotNow("This concern has no embargo to release."));
      case RELEASED -> Optional.of(new NotNow("This concern's embargo is released already."));
    };
  }

  private static Optional<ResponseReceipt> notAllowed(String pointer, String detail) {
    return Optional.of(new NotAllowed(List.of(new Problem(pointer, detail))));
  }
}
