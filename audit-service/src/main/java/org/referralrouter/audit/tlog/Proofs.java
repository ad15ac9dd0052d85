package org.referralrouter.audit.tlog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Proofs over a log's tiles, and their verification (RFC 6962, sections 2.1.1 and 2.1.2; the
 * verification as RFC 9162, sections 2.1.3.2 and 2.1.4.2, spells it out).
 */
public final class Proofs {
  private final TileReader tiles;
  private final long size;
  private final Map<Tile, List<Hash>> read = new HashMap<>();

  /** Proofs for the tree of this size. */
  public Proofs(TileReader tiles, long size) {
    this.tiles = tiles;
    this.size = size;
  }

  /** That the leaf of this index is in the tree. */
  public List<Hash> inclusion(long index) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException(
          "Index %d is outside of a tree of %d".formatted(index, size));
    }
    List<Hash> path = new ArrayList<>();
    inclusion(index, 0, size, path);
    return path;
  }

  /** That the tree of a smaller size is the beginning of this one. */
  public List<Hash> consistency(long from) {
    if (from < 0 || from > size) {
      throw new IllegalArgumentException(
          "A tree of %d does not begin with one of %d".formatted(size, from));
    }
    List<Hash> proof = new ArrayList<>();
    if (from > 0 && from < size) {
      consistency(from, 0, size, true, proof);
    }
    return proof;
  }

  /** The root of the tree. */
  public Hash root() {
    return size == 0 ? Hash.EMPTY : root(0, size);
  }

  private void inclusion(long index, long from, long to, List<Hash> path) {
    if (to - from == 1) {
      return;
    }
    long middle = from + half(to - from);
    if (index < middle) {
      inclusion(index, from, middle, path);
      path.add(root(middle, to));
    } else {
      inclusion(index, middle, to, path);
      path.add(root(from, middle));
    }
  }

  private void consistency(long size, long from, long to, boolean whole, List<Hash> proof) {
    if (size == to) {
      if (!whole) {
        proof.add(root(from, to));
      }
      return;
    }
    long middle = from + half(to - from);
    if (size <= middle) {
      consistency(size, from, middle, whole, proof);
      proof.add(root(middle, to));
    } else {
      consistency(size, middle, to, false, proof);
      proof.add(root(from, middle));
    }
  }

  private Hash root(long from, long to) {
    long count = to - from;
    if (Long.bitCount(count) == 1) {
      return subtree(from, Long.numberOfTrailingZeros(count));
    }
    long middle = from + half(count);
    return Hash.node(root(from, middle), root(middle, to));
  }

  /** The complete subtree of 2^height leaves that begins with a leaf. */
  private Hash subtree(long from, int height) {
    int level = height / 8;
    int count = 1 << (height % 8);
    long first = from >> (8 * level);
    List<Hash> hashes = tile(level, first / Tile.FULL);
    int at = (int) (first % Tile.FULL);
    return Trees.complete(hashes.subList(at, at + count));
  }

  private List<Hash> tile(int level, long index) {
    long hashes = Tile.hashesAt(level, size) - index * Tile.FULL;
    Tile tile = new Tile(level, index, (int) Math.min(Tile.FULL, hashes));
    return read.computeIfAbsent(tile, wanted -> Tile.hashes(tiles.read(wanted)));
  }

  private static long half(long count) {
    return Long.highestOneBit(count - 1);
  }

  /** Whether a proof shows that the leaf is in the tree. */
  public static boolean isIncluded(
      Hash leaf, long index, long size, List<Hash> proof, Hash expectedRoot) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    Hash root = leaf;
    for (Hash sibling : proof) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        root = Hash.node(sibling, root);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        root = Hash.node(root, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && root.equals(expectedRoot);
  }

  /** Whether a proof shows that the older tree is the beginning of the newer one. */
  public static boolean isConsistent(
      long older, Hash olderRoot, long newer, Hash newerRoot, List<Hash> proof) {
    if (older < 0 || older > newer) {
      return false;
    }
    if (older == newer) {
      return proof.isEmpty() && olderRoot.equals(newerRoot);
    }
    if (older == 0) {
      return proof.isEmpty() && olderRoot.equals(Hash.EMPTY);
    }
    if (proof.isEmpty()) {
      return false;
    }
    Iterator<Hash> hashes = proof.iterator();
    long node = older - 1;
    long last = newer - 1;
    while ((node & 1) == 1) {
      node >>= 1;
      last >>= 1;
    }
    Hash oldRoot = node == 0 ? olderRoot : hashes.next();
    Hash newRoot = oldRoot;
    while (hashes.hasNext()) {
      Hash hash = hashes.next();
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        oldRoot = Hash.node(hash, oldRoot);
        newRoot = Hash.node(hash, newRoot);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        newRoot = Hash.node(newRoot, hash);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && oldRoot.equals(olderRoot) && newRoot.equals(newerRoot);
  }
}
