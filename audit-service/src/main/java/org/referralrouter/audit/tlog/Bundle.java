package org.referralrouter.audit.tlog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Entries one behind the other, each after its length in two bytes (tlog-tiles, "Log Entries"). */
public final class Bundle {
  /** The most bytes of an entry. */
  public static final int MAX_ENTRY = 65_535;

  private Bundle() {}

  /** The bundle of these entries. */
  public static byte[] bytes(List<byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      if (entry.length > MAX_ENTRY) {
        throw new IllegalArgumentException(
            "An entry has at most 65,535 bytes, not " + entry.length);
      }
      bytes.write(entry.length >> 8);
      bytes.write(entry.length);
      bytes.writeBytes(entry);
    }
    return bytes.toByteArray();
  }

  /**
   * The entries of a bundle.
   *
   * @throws IllegalArgumentException where it ends in the middle of one
   */
  public static List<byte[]> entries(byte[] bytes) {
    List<byte[]> entries = new ArrayList<>();
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      if (rest.remaining() < Short.BYTES) {
        throw new IllegalArgumentException("The bundle ends in the middle of a length");
      }
      int length = Short.toUnsignedInt(rest.getShort());
      if (rest.remaining() < length) {
        throw new IllegalArgumentException("The bundle ends in the middle of an entry");
      }
      byte[] entry = new byte[length];
      rest.get(entry);
      entries.add(entry);
    }
    return entries;
  }
}
