package org.referralrouter.notification.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The referrals that have arrived: one of each id, at its highest revision. */
public interface Referrals {
  /**
   * Keeps a referral unless the same revision or a later one is kept already.
   *
   * @return whether it was kept
   */
  boolean keep(KeptReferral referral);

  /** The referral of this id, whichever agency's it is. */
  Optional<KeptReferral> find(UUID referralId);

  /**
   * The lines that this reader may see, last changed first: as many as the limit, and one more
   * where there are more.
   */
  List<InboxLine> page(InboxReader reader, InboxQuery query, Instant now);
}
