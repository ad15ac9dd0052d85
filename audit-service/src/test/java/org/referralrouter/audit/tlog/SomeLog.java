package org.referralrouter.audit.tlog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** A log in memory, kept as tiles, and its tree by the definition of RFC 6962. */
final class SomeLog implements TileReader {
  private final List<byte[]> entries = new ArrayList<>();
  private final RightEdge edge = RightEdge.of(0, List.of());
  private final Map<Tile, byte[]> full = new HashMap<>();

  static SomeLog of(int size) {
    SomeLog log = new SomeLog();
    for (int i = 0; i < size; i++) {
      byte[] entry = ("entry " + i).getBytes(StandardCharsets.UTF_8);
      log.entries.add(entry);
      log.edge
          .append(Hash.leaf(entry))
          .forEach(
              tile ->
                  log.full.put(
                      new Tile(tile.level(), tile.index(), Tile.FULL), Tile.bytes(tile.hashes())));
    }
    return log;
  }

  RightEdge edge() {
    return edge;
  }

  byte[] entry(int index) {
    return entries.get(index);
  }

  @Override
  public byte[] read(Tile tile) {
    byte[] kept = full.get(tile.ofWidth(Tile.FULL));
    List<Hash> hashes = kept == null ? edge.level(tile.level()) : Tile.hashes(kept);
    if (hashes.size() < tile.width()) {
      throw new NoSuchElementException(tile.path());
    }
    return Tile.bytes(hashes.subList(0, tile.width()));
  }

  /** MTH of RFC 6962, section 2.1, word for word. */
  Hash root(int from, int to) {
    if (from == to) {
      return Hash.EMPTY;
    }
    if (to - from == 1) {
      return Hash.leaf(entries.get(from));
    }
    int k = Integer.highestOneBit(to - from - 1);
    return Hash.node(root(from, from + k), root(from + k, to));
  }
}
