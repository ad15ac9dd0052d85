package org.referralrouter.notification.inbox;

import java.util.List;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ReferralState;
import org.referralrouter.event.SharedConcern;

/**
 * A referral as it is kept: its highest revision. One that is withdrawn holds no fact of anybody,
 * whatever it came with (lifecycle, L7).
 *
 * @param asked since which revision its agency is asked what it is asked now
 */
public record KeptReferral(Referral referral, AskedRevision asked) {
  private static final SharedConcern NOTHING =
      new SharedConcern(
          null, null, null, null, null, null, null, null, List.of(), null, null, null, null, null,
          null, null, null);

  public KeptReferral {
    referral = referral.state() == ReferralState.WITHDRAWN ? withoutFacts(referral) : referral;
  }

  /** The first revision that arrives. */
  static KeptReferral first(Referral referral) {
    return new KeptReferral(referral, AskedRevision.first(referral));
  }

  /** What is kept once a later revision arrives. */
  KeptReferral followedBy(Referral next) {
    return new KeptReferral(next, asked.after(referral, next));
  }

  /** Whether only restricted readers may see it, by its present revision (reading, K7). */
  public boolean restricted() {
    return InboxReader.restricts(referral);
  }

  private static Referral withoutFacts(Referral referral) {
    return new Referral(
        referral.referralId(),
        referral.concernId(),
        referral.concernRevision(),
        referral.revision(),
        referral.state(),
        referral.withdrawnReason(),
        referral.agency(),
        referral.subject(),
        referral.urgency(),
        referral.embargo(),
        List.of(),
        referral.confidentiality(),
        List.of(),
        List.of(),
        referral.procedure(),
        referral.issuedAt(),
        referral.receiptBy(),
        referral.decisionBy(),
        NOTHING);
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "KeptReferral[redacted]";
  }
}
