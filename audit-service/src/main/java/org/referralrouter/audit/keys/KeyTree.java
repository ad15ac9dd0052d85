package org.referralrouter.audit.keys;

import com.google.crypto.tink.subtle.Hkdf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A tree of keys (Goldreich, Goldwasser, Micali): the two below a node are hashes of it, so from a
 * node all below it can be made and nothing beside or above it. Keys at its leaves are subjects'.
 */
final class KeyTree {
  private static final int DEPTH = 128;
  private static final int BYTES = 32;

  private KeyTree() {}

  /** A node, and where it is: a bit for each step from the root. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Node(String path, byte[] key) {
    boolean covers(String leaf) {
      return leaf.startsWith(path);
    }

    @Override
    public String toString() {
      return "Node[" + path.length() + "]";
    }
  }

  /** What is made for a subject. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Made(UUID tag, byte[] key) {
    @Override
    public String toString() {
      return "Made[" + tag + "]";
    }
  }

  /**
   * Where a subject's key is.
   *
   * @param generation counts the subject's erasures: what comes of it after one has another key
   */
  static String path(String subject, int generation) {
    byte[] hash = sha256("%d %s".formatted(generation, subject).getBytes(StandardCharsets.UTF_8));
    StringBuilder path = new StringBuilder(DEPTH);
    for (int bit = 0; bit < DEPTH; bit++) {
      path.append((hash[bit / 8] >> (7 - bit % 8)) & 1);
    }
    return path.toString();
  }

  /** The key and the tag at a leaf below a node. */
  static Made at(String leaf, Node node) {
    byte[] key = node.key();
    for (int step = node.path().length(); step < leaf.length(); step++) {
      key = below(key, leaf.charAt(step));
    }
    try {
      ByteBuffer tag = ByteBuffer.wrap(derived(key, "tag", Long.BYTES * 2));
      return new Made(new UUID(tag.getLong(), tag.getLong()), derived(key, "key", BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
    }
  }

  /** The nodes that make all that a node makes, but for one leaf. */
  static List<Node> without(String leaf, Node node) {
    List<Node> beside = new ArrayList<>();
    byte[] key = node.key();
    for (int step = node.path().length(); step < leaf.length(); step++) {
      char bit = leaf.charAt(step);
      char other = bit == '0' ? '1' : '0';
      beside.add(new Node(leaf.substring(0, step) + other, below(key, other)));
      key = below(key, bit);
    }
    return beside;
  }

  private static byte[] below(byte[] key, char bit) {
    return sha256(ByteBuffer.allocate(key.length + 1).put(key).put((byte) bit).array());
  }

  private static byte[] derived(byte[] key, String use, int bytes) throws GeneralSecurityException {
    return Hkdf.computeHkdf(
        "HMACSHA256",
        key,
        new byte[0],
        ("audit/1/tree " + use).getBytes(StandardCharsets.UTF_8),
        bytes);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
