package org.referralrouter.audit.operate;

import org.referralrouter.audit.ledger.PayloadParts.Whole;

/** The topics that letters came from. */
public interface Origins {
  /** Where the log stands in the partition that a letter came from. */
  long position(Letter letter);

  /** Whether the partition has the letter, as it is put back now, from this offset on. */
  boolean carries(Letter letter, long from);

  /**
   * Puts it back: the same key, value and partition, with headers that say so. Returns when the
   * brokers have it.
   */
  void put(Letter letter, Whole record);
}
