package org.referralrouter.audit.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.referralrouter.audit.tlog.Bundle;
import org.referralrouter.audit.tlog.Checkpoint;
import org.referralrouter.audit.tlog.Frontier;
import org.referralrouter.audit.tlog.Hash;
import org.referralrouter.audit.tlog.RightEdge;
import org.referralrouter.audit.tlog.Tile;
import org.referralrouter.audit.verify.Verdict.Reason;

/** A log's tree, made again from its entries, and each of its tiles compared byte for byte. */
final class Rebuilt {
  private final Served served;
  private final String prefix;
  private final String origin;
  private final Breaks breaks;
  private final Frontier frontier = new Frontier();
  private final RightEdge edge = RightEdge.of(0, List.of());
  private final BiConsumer<Long, byte[]> entries;
  private final Progress progress;
  private long tiles;

  /**
   * A log to be made again.
   *
   * @param prefix of its paths; empty for the root log
   * @param entries hears of each entry, with its index
   */
  Rebuilt(
      Served served,
      String prefix,
      String origin,
      Breaks breaks,
      BiConsumer<Long, byte[]> entries,
      Progress progress) {
    this.served = served;
    this.prefix = prefix;
    this.origin = origin;
    this.breaks = breaks;
    this.entries = entries;
    this.progress = progress;
  }

  /** How many tiles were compared. */
  long tiles() {
    return tiles;
  }

  /**
   * Makes the tree of a size again.
   *
   * @param others trees of smaller sizes that it must begin with, by rising size
   * @return whether it could be read to its end
   */
  boolean compare(Checkpoint tree, List<Checkpoint> others) {
    int next = 0;
    for (long first = 0; first < tree.size(); first += Tile.FULL) {
      int width = (int) Math.min(Tile.FULL, tree.size() - first);
      List<byte[]> bundle = bundle(new Tile(Tile.ENTRIES, first / Tile.FULL, width));
      if (bundle.size() != width) {
        return false;
      }
      for (byte[] entry : bundle) {
        Hash leaf = Hash.leaf(entry);
        entries.accept(frontier.size(), entry);
        frontier.append(leaf);
        for (RightEdge.FullTile full : edge.append(leaf)) {
          compare(new Tile(full.level(), full.index(), Tile.FULL), full.hashes());
        }
        while (next < others.size() && others.get(next).size() == frontier.size()) {
          if (!others.get(next).root().equals(frontier.root())) {
            breaks.add(
                origin,
                frontier.size() - 1,
                Reason.NOT_CONSISTENT,
                "its first %d entries were signed with another root".formatted(frontier.size()));
          }
          next++;
        }
      }
      progress.by(width);
    }
    for (int level = 0; level < edge.height(); level++) {
      List<Hash> hashes = edge.level(level);
      if (!hashes.isEmpty()) {
        long index = Tile.hashesAt(level, tree.size()) / Tile.FULL;
        compare(new Tile(level, index, hashes.size()), hashes);
      }
    }
    if (!frontier.root().equals(tree.root())) {
      breaks.add(origin, -1, Reason.ROOT, "the entries give the root " + frontier.root().text());
    }
    return true;
  }

  private List<byte[]> bundle(Tile tile) {
    Optional<byte[]> bytes = served.file(prefix + tile.path());
    long first = tile.index() * Tile.FULL;
    if (bytes.isEmpty()) {
      breaks.add(origin, first, Reason.MISSING, tile.path() + " should be there");
      return List.of();
    }
    List<byte[]> bundle = new ArrayList<>();
    try {
      bundle = Bundle.entries(bytes.get());
    } catch (IllegalArgumentException e) {
      breaks.add(origin, first, Reason.BUNDLE, tile.path() + ": " + e.getMessage());
      return List.of();
    }
    if (bundle.size() != tile.width()) {
      breaks.add(
          origin,
          first,
          Reason.BUNDLE,
          "%s has %d entries, not %d".formatted(tile.path(), bundle.size(), tile.width()));
    }
    return bundle;
  }

  private void compare(Tile tile, List<Hash> hashes) {
    tiles++;
    byte[] expected = Tile.bytes(hashes);
    Optional<byte[]> bytes = served.file(prefix + tile.path());
    if (bytes.isEmpty()) {
      breaks.add(origin, -1, Reason.MISSING, tile.path() + " should be there");
    } else if (!Arrays.equals(bytes.get(), expected)) {
      int at = Arrays.mismatch(bytes.get(), expected) / Hash.SIZE;
      long index = (tile.index() * Tile.FULL + at) << (8 * tile.level());
      breaks.add(
          origin, index, Reason.TILE, "%s is not what the entries give".formatted(tile.path()));
    }
  }
}
