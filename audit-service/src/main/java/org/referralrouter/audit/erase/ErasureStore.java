package org.referralrouter.audit.erase;

import java.util.List;
import java.util.UUID;

/** What erasing needs of the ledger's store. */
public interface ErasureStore {
  /** Every erasure that the ledger has as an entry. */
  List<PendingErasure> erasures();

  /**
   * Deletes payloads and references of an erasure, and keeps the leaves where they can be had
   * again, in one transaction while nothing is appended.
   *
   * @return the tags of the keys to be destroyed
   */
  List<UUID> erase(PendingErasure erasure);

  /** Deletes what an erasure that was carried out before has left in a restored ledger. */
  void eraseAgain(PendingErasure erasure, List<UUID> tags);

  /** Whether the ledger has entries of the concern. */
  boolean knows(UUID concern);

  /** Why nothing of the concern may be erased; empty where nothing holds it. */
  boolean isHeld(UUID concern);

  /** Lets nothing of the concern be erased until the hold is released. */
  void hold(UUID concern, String reason);

  /** Ends a hold; returns whether there was one. */
  boolean release(UUID concern);

  /** Concerns of which nothing has happened for so many days, and which nothing holds. */
  List<UUID> quietFor(int days, int limit);
}
