package org.referralrouter.audit.serve;

import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.tlog.Tile;

/** The tiles of every log. */
public interface Tiles {
  /**
   * The hashes of a tile, or the entries of a bundle.
   *
   * @throws java.util.NoSuchElementException where the log has no such tile yet
   */
  byte[] read(LogId log, Tile tile);
}
