package org.referralrouter.audit.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Payloads as far as their keys still exist. For whoever may see the records themselves. */
public interface Payloads {
  /**
   * The parts of an entry's payload, in order; null where one was erased.
   *
   * @throws PayloadUnreadable where one is not what was committed to
   */
  List<byte @Nullable []> parts(LogId log, long index);
}
