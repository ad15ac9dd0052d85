package org.referralrouter.audit.tlog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A node of a Merkle tree: SHA-256 as in RFC 6962, section 2.1. */
public final class Hash {
  /** Bytes of one. */
  public static final int SIZE = 32;

  /** The root of a tree without leaves. */
  public static final Hash EMPTY = new Hash(sha256().digest());

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A node that is known already. */
  public static Hash of(byte[] bytes) {
    if (bytes.length != SIZE) {
      throw new IllegalArgumentException("A hash has 32 bytes, not " + bytes.length);
    }
    return new Hash(bytes.clone());
  }

  /**
   * The node that a text stands for.
   *
   * @throws IllegalArgumentException where it is not the one Base64 text of 32 bytes
   */
  public static Hash parse(String base64) {
    return of(Base64Text.decode(base64));
  }

  /** The hash of a leaf's bytes. */
  public static Hash leaf(byte[] entry) {
    MessageDigest sha = sha256();
    sha.update(LEAF);
    return new Hash(sha.digest(entry));
  }

  /** The node above two others. */
  public static Hash node(Hash left, Hash right) {
    MessageDigest sha = sha256();
    sha.update(NODE);
    sha.update(left.bytes);
    return new Hash(sha.digest(right.bytes));
  }

  /** A copy of the 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** In Base64, as checkpoints and proofs have it. */
  public String text() {
    return Base64Text.encode(bytes);
  }

  /** Writes the bytes into an array. */
  void into(byte[] target, int at) {
    System.arraycopy(bytes, 0, target, at, SIZE);
  }

  /** A new SHA-256. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes, 0, 4) + "…";
  }
}
