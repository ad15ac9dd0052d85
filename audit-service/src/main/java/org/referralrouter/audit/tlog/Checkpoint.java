package org.referralrouter.audit.tlog;

/**
 * What a log says that it is: the text of a checkpoint (C2SP tlog-checkpoint).
 *
 * @param origin the log's name
 * @param size how many leaves
 * @param root of the tree over them
 */
public record Checkpoint(String origin, long size, Hash root) {
  private static final int LINES = 4;

  public Checkpoint {
    if (origin.isEmpty() || origin.indexOf('\n') >= 0 || size < 0) {
      throw new IllegalArgumentException("A checkpoint has an origin in one line, and a size");
    }
  }

  /**
   * Reads a checkpoint's text.
   *
   * @throws IllegalArgumentException where it is none; lines of extensions are refused, since no
   *     log of ours writes any
   */
  public static Checkpoint parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length != LINES || !lines[LINES - 1].isEmpty()) {
      throw new IllegalArgumentException("A checkpoint has three lines: origin, size, root");
    }
    if (!lines[1].matches("0|[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException("A checkpoint's size is a plain number");
    }
    return new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.parse(lines[2]));
  }

  /** The three lines. */
  public String text() {
    return origin + "\n" + size + "\n" + root.text() + "\n";
  }
}
