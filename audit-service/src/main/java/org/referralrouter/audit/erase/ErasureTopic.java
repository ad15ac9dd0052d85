package org.referralrouter.audit.erase;

import org.referralrouter.event.Erasure;

/** Where erasures become events, before they are carried out. */
public interface ErasureTopic {
  /**
   * Returns when the ledger has the erasure as an entry.
   *
   * @throws org.referralrouter.audit.ledger.AccessNotRecorded when it could not be recorded
   */
  void record(Erasure erasure);
}
