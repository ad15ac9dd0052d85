package org.referralrouter.decision;

import java.util.List;

/**
 * What a procedure decides for a concern (contract, "A decision"). Its lists are in a stable order,
 * so that equal decisions are equal texts.
 */
public record Decision(
    Procedure procedure,
    Embargo embargo,
    List<DecidedReferral> referrals,
    List<NotReferred> notReferred,
    List<Advice> advice) {

  public Decision {
    referrals = List.copyOf(referrals);
    notReferred = List.copyOf(notReferred);
    advice = List.copyOf(advice);
  }
}
