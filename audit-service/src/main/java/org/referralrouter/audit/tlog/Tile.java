package org.referralrouter.audit.tlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tile of up to 256 neighbouring hashes of one level, or the bundle of up to 256 entries beneath
 * them (tlog-tiles, "Merkle Tree" and "Log Entries").
 *
 * @param level 0 for hashes of leaves, 1 for roots of 256 of them, and so on; {@link #ENTRIES} for
 *     the entries themselves
 * @param index from the left, from 0
 * @param width 256 of a full tile, less of the one at the right edge
 */
public record Tile(int level, long index, int width) {
  /** Hashes of a full tile. */
  public static final int FULL = 256;

  /** The level of entry bundles. */
  public static final int ENTRIES = -1;

  private static final int MAX_LEVEL = 63;
  private static final Pattern PATH =
      Pattern.compile(
          "tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/)*)([0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");
  private static final int MOST_GROUPS = 6;

  public Tile {
    if (level < ENTRIES || level > MAX_LEVEL || index < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException("No such tile");
    }
  }

  /** The tile behind a path such as {@code tile/0/x001/067.p/5}; empty where it is none. */
  public static Optional<Tile> at(String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String groups = matcher.group(2).replace("x", "").replace("/", "") + matcher.group(3);
    if (groups.length() > MOST_GROUPS * 3 || (groups.length() > 3 && groups.startsWith("000"))) {
      return Optional.empty();
    }
    String level = matcher.group(1);
    String width = matcher.group(4);
    int given = width == null ? FULL : Integer.parseInt(width);
    int height = level.equals("entries") ? ENTRIES : Integer.parseInt(level);
    return (width != null && given >= FULL) || height > MAX_LEVEL
        ? Optional.empty()
        : Optional.of(new Tile(height, Long.parseLong(groups), given));
  }

  /** Its path below the log's prefix. */
  public String path() {
    StringBuilder path = new StringBuilder("%03d".formatted(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      path.insert(0, "x%03d/".formatted(rest % 1000));
    }
    if (!isFull()) {
      path.append(".p/").append(width);
    }
    return "tile/" + (level == ENTRIES ? "entries" : Integer.toString(level)) + "/" + path;
  }

  /** Whether it can never change again. */
  public boolean isFull() {
    return width == FULL;
  }

  /** The same place with another width. */
  public Tile ofWidth(int other) {
    return new Tile(level, index, other);
  }

  /** How many hashes a tree of this size has at a tile level (of entries: how many there are). */
  public static long hashesAt(int level, long size) {
    int shift = 8 * Math.max(level, 0);
    return shift > MAX_LEVEL ? 0 : size >> shift;
  }

  /** Every tile of a tree of this size, partial ones at the right edge included. */
  public static List<Tile> of(long size) {
    List<Tile> tiles = new ArrayList<>(level(ENTRIES, size));
    for (int level = 0; hashesAt(level, size) > 0; level++) {
      tiles.addAll(level(level, size));
    }
    return tiles;
  }

  private static List<Tile> level(int level, long size) {
    List<Tile> tiles = new ArrayList<>();
    long count = hashesAt(level, size);
    for (long first = 0; first < count; first += FULL) {
      tiles.add(new Tile(level, first / FULL, (int) Math.min(FULL, count - first)));
    }
    return tiles;
  }

  /** Hashes one behind the other. */
  public static byte[] bytes(List<Hash> hashes) {
    byte[] bytes = new byte[hashes.size() * Hash.SIZE];
    for (int i = 0; i < hashes.size(); i++) {
      hashes.get(i).into(bytes, i * Hash.SIZE);
    }
    return bytes;
  }

  /** The hashes that stand one behind the other. */
  public static List<Hash> hashes(byte[] bytes) {
    if (bytes.length % Hash.SIZE != 0) {
      throw new IllegalArgumentException("A tile holds whole hashes of 32 bytes");
    }
    List<Hash> hashes = new ArrayList<>(bytes.length / Hash.SIZE);
    for (int at = 0; at < bytes.length; at += Hash.SIZE) {
      byte[] one = new byte[Hash.SIZE];
      System.arraycopy(bytes, at, one, 0, Hash.SIZE);
      hashes.add(Hash.of(one));
    }
    return hashes;
  }
}
