package org.referralrouter.audit.tlog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * All that a tree must remember to grow: the roots of its complete subtrees, one for each bit of
 * its size. It reads leaves and nothing else, and so checks what tiles say.
 */
public final class Frontier {
  private final Deque<Hash> subtrees = new ArrayDeque<>();
  private long size;

  /** A tree without leaves. */
  public Frontier() {}

  /**
   * The frontier of a tree of this size.
   *
   * @param bytes as {@link #bytes()} gave them
   */
  public static Frontier of(long size, byte[] bytes) {
    if (bytes.length != Long.bitCount(size) * Hash.SIZE) {
      throw new IllegalArgumentException(
          "The frontier of %d leaves cannot have %d bytes".formatted(size, bytes.length));
    }
    Frontier frontier = new Frontier();
    frontier.size = size;
    Tile.hashes(bytes).forEach(frontier.subtrees::addLast);
    return frontier;
  }

  /** Adds a leaf. */
  public void append(Hash leaf) {
    Hash hash = leaf;
    for (long rest = size; (rest & 1) == 1; rest >>= 1) {
      hash = Hash.node(subtrees.removeLast(), hash);
    }
    subtrees.addLast(hash);
    size++;
  }

  /** How many leaves. */
  public long size() {
    return size;
  }

  /** The root of the tree. */
  public Hash root() {
    return fold(List.copyOf(subtrees));
  }

  /** The subtrees' roots, largest first. */
  public byte[] bytes() {
    return Tile.bytes(new ArrayList<>(subtrees));
  }

  /** The root over complete subtrees that stand side by side, largest first. */
  static Hash fold(List<Hash> subtrees) {
    if (subtrees.isEmpty()) {
      return Hash.EMPTY;
    }
    Iterator<Hash> fromTheRight = subtrees.reversed().iterator();
    Hash root = fromTheRight.next();
    while (fromTheRight.hasNext()) {
      root = Hash.node(fromTheRight.next(), root);
    }
    return root;
  }
}
