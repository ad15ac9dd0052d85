package org.referralrouter.routing.concern;

import org.referralrouter.known.KnownFacts;

/**
 * Why routing does not take an event (lifecycle, "Replaying a life"). The event is set aside under
 * this code, never dropped.
 */
public enum Refusal {
  /** A response to a referral that was never sent to that agency (L9). */
  UNKNOWN_REFERRAL,

  /** A response to a revision that was never sent (L9). */
  UNKNOWN_REVISION,

  /** An answer to a question that no open referral of the agency carries (L12). */
  NOT_ASKED,

  /** A value that does not answer the question, or a redirect to nobody. */
  VALUE_NOT_ALLOWED,

  /** A release by somebody who is not the police (L9). */
  RELEASE_NOT_BY_POLICE,

  /** A release of a concern that has no embargo. */
  RELEASE_WITHOUT_EMBARGO,

  /** A second release of an embargo that the police have released already. */
  RELEASE_REPEATED,

  /** A ref that stands for another person than before (L3). */
  PERSON_REPLACED,

  /** More would be known than may be (L5). */
  TOO_MUCH_KNOWN,

  /** A redirect to an agency that a conflict of interest bars (L11). */
  CONFLICT_OF_INTEREST,

  /** A redirect to an agency that had itself redirected to the present one (L11). */
  REDIRECT_LOOP;

  static Refusal of(KnownFacts.Refusal why) {
    return switch (why) {
      case PERSON_REPLACED -> PERSON_REPLACED;
      case TOO_MUCH_KNOWN -> TOO_MUCH_KNOWN;
    };
  }
}
