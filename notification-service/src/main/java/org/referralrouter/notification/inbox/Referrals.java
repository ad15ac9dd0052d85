package org.referralrouter.notification.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The referrals that have arrived: one of each id, at its highest revision. */
public interface Referrals {
  /**
   * Keeps each referral unless the same revision or a later one is kept already.
   *
   * @param referrals one of each id, in the order in which they are shown as changed
   * @return the ids of those that were kept
   */
  Set<UUID> keep(List<KeptReferral> referrals);

  /** Those of these ids that are kept, by their ids. */
  Map<UUID, KeptReferral> find(Set<UUID> referralIds);

  /** Those of these ids that are kept, and whether restricted readers alone may see each. */
  Map<UUID, Boolean> restricted(Set<UUID> referralIds);

  /** The referral of this id, whichever agency's it is. */
  Optional<KeptReferral> find(UUID referralId);

  /**
   * The lines that this reader may see, last changed first: as many as the limit, and one more
   * where there are more.
   */
  List<InboxLine> page(InboxReader reader, InboxQuery query, Instant now);
}
