package org.referralrouter.audit.seal;

import java.util.Optional;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.tlog.Frontier;
import org.referralrouter.audit.tlog.Hash;

/**
 * A log as it stands and as it was last sealed.
 *
 * @param number of the log in this ledger
 * @param size how many leaves its writer counted
 * @param root what its writer computed from its tiles
 */
public record Head(LogId log, int number, long size, Hash root, Optional<Sealed> sealed) {
  /**
   * What was signed last.
   *
   * @param frontier what the tree needs to grow; empty where it must be made from the first leaf on
   */
  public record Sealed(long size, Hash root, Optional<Frontier> frontier) {}

  /** How many leaves were sealed. */
  public long sealedSize() {
    return sealed.map(Sealed::size).orElse(0L);
  }
}
