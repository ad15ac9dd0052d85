package org.referralrouter.audit.tlog;

import java.util.ArrayList;
import java.util.List;

/**
 * The unfinished tiles of a growing tree, one for each level. Leaves go in at the right; tiles come
 * out when they are full.
 */
public final class RightEdge {
  /** A tile that has just become full. */
  public record FullTile(int level, long index, List<Hash> hashes) {
    public FullTile {
      hashes = List.copyOf(hashes);
    }
  }

  private final List<List<Hash>> levels;
  private long size;

  private RightEdge(long size, List<List<Hash>> levels) {
    this.size = size;
    this.levels = levels;
  }

  /**
   * The edge of a tree of this size.
   *
   * @param levels the hashes of the unfinished tile of each level, from level 0
   * @throws IllegalArgumentException where they are not as many as the size says
   */
  public static RightEdge of(long size, List<List<Hash>> levels) {
    RightEdge edge = new RightEdge(size, new ArrayList<>());
    for (int level = 0; Tile.hashesAt(level, size) > 0; level++) {
      long due = Tile.hashesAt(level, size) % Tile.FULL;
      List<Hash> hashes = level < levels.size() ? levels.get(level) : List.of();
      if (hashes.size() != due) {
        throw new IllegalArgumentException(
            "Level %d of a tree of %d leaves ends with %d hashes, not %d"
                .formatted(level, size, due, hashes.size()));
      }
      edge.levels.add(new ArrayList<>(hashes));
    }
    return edge;
  }

  /** A copy that grows by itself. */
  public RightEdge copy() {
    List<List<Hash>> copies = new ArrayList<>();
    levels.forEach(level -> copies.add(new ArrayList<>(level)));
    return new RightEdge(size, copies);
  }

  /** How many leaves. */
  public long size() {
    return size;
  }

  /** Adds a leaf; returns the tiles that it fills, lowest first. */
  public List<FullTile> append(Hash leaf) {
    List<FullTile> full = new ArrayList<>(0);
    Hash hash = leaf;
    size++;
    for (int level = 0; ; level++) {
      if (level == levels.size()) {
        levels.add(new ArrayList<>());
      }
      List<Hash> hashes = levels.get(level);
      hashes.add(hash);
      if (hashes.size() < Tile.FULL) {
        return full;
      }
      long index = Tile.hashesAt(level, size) / Tile.FULL - 1;
      full.add(new FullTile(level, index, hashes));
      hash = Trees.complete(hashes);
      hashes.clear();
    }
  }

  /** The hashes of the unfinished tile of a level; none where there is none. */
  public List<Hash> level(int level) {
    return level < levels.size() ? List.copyOf(levels.get(level)) : List.of();
  }

  /** How many levels it has tiles of. */
  public int height() {
    return levels.size();
  }

  /** The root of the tree. */
  public Hash root() {
    List<Hash> subtrees = new ArrayList<>();
    for (List<Hash> level : levels.reversed()) {
      int from = 0;
      for (int bit = Integer.highestOneBit(level.size()); bit > 0; bit >>= 1) {
        if ((level.size() & bit) != 0) {
          subtrees.add(Trees.complete(level.subList(from, from + bit)));
          from += bit;
        }
      }
    }
    return Frontier.fold(subtrees);
  }
}
