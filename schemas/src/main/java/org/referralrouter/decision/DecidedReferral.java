package org.referralrouter.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;

/**
 * One referral of a decision: one agency, one subject.
 *
 * @param subject the ref of a person; null for the concern itself
 */
public record DecidedReferral(
    Agency agency,
    @Nullable String subject,
    Urgency urgency,
    List<Purpose> purposes,
    List<Confidentiality> confidentiality,
    List<Handling> handling,
    List<Question> questions) {

  public DecidedReferral {
    purposes = List.copyOf(purposes);
    confidentiality = List.copyOf(confidentiality);
    handling = List.copyOf(handling);
    questions = List.copyOf(questions);
  }
}
