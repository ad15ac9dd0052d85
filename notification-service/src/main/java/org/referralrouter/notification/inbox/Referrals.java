package org.referralrouter.notification.inbox;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ReferralState;

/** The referrals that have arrived: one of each id, at its highest revision. */
public interface Referrals {
  /**
   * Keeps a referral unless the same revision or a later one is kept already.
   *
   * @return whether it was kept
   */
  boolean keep(Referral referral);

  /** The referral of this id, if it is this agency's. */
  Optional<KeptReferral> find(Agency agency, UUID referralId);

  /** The highest revision among this agency's referrals of the concern, if it has one. */
  Optional<Integer> latestOf(Agency agency, UUID concernId);

  /**
   * An agency's referrals, latest arrival first.
   *
   * @param state only these; null for all
   * @param before only those that arrived before this number; null for the first page
   */
  List<InboxLine> page(
      Agency agency, @Nullable ReferralState state, @Nullable Long before, int limit);
}
