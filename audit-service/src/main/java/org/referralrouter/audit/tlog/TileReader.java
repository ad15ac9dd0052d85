package org.referralrouter.audit.tlog;

/** Where a log's tiles are read. */
@FunctionalInterface
public interface TileReader {
  /**
   * The hashes of a tile, or the entries of a bundle.
   *
   * @throws java.util.NoSuchElementException where the log has no such tile
   */
  byte[] read(Tile tile);
}
