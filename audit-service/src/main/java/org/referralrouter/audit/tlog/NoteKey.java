package org.referralrouter.audit.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A public key that verifies notes: Ed25519 signatures of a log (algorithm 1), or timestamped
 * cosignatures of a witness (algorithm 4, C2SP tlog-cosignature).
 */
public final class NoteKey {
  /** A log's own signature over the note's text. */
  public static final byte ED25519 = 1;

  /** A witness's signature over the text and the time at which it saw it. */
  public static final byte COSIGNATURE_V1 = 4;

  // SubjectPublicKeyInfo of Ed25519 (RFC 8410), up to the 32 bytes of the key.
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final int KEY_BYTES = 32;

  private final String name;
  private final byte algorithm;
  private final byte[] key;
  private final PublicKey publicKey;

  /** The key of a name. */
  public NoteKey(String name, byte algorithm, byte[] key) {
    if (!isName(name)) {
      throw new IllegalArgumentException("A key's name has no spaces and no plus: " + name);
    }
    if (algorithm != ED25519 && algorithm != COSIGNATURE_V1) {
      throw new IllegalArgumentException("No such algorithm of signatures: " + algorithm);
    }
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("An Ed25519 key has 32 bytes, not " + key.length);
    }
    this.name = name;
    this.algorithm = algorithm;
    this.key = key.clone();
    this.publicKey = publicKey(key);
  }

  /**
   * Reads a verifier key, {@code <name>+<id>+<key>} (signed-note, "Verifier keys").
   *
   * @throws IllegalArgumentException where it is none, or its id is another key's
   */
  public static NoteKey parse(String text) {
    String[] parts = text.split("\\+", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("A verifier key is <name>+<id>+<key>");
    }
    byte[] data = Base64Text.decode(parts[2]);
    if (data.length != KEY_BYTES + 1) {
      throw new IllegalArgumentException("A verifier key has 33 bytes, not " + data.length);
    }
    NoteKey key = new NoteKey(parts[0], data[0], Arrays.copyOfRange(data, 1, data.length));
    if (!HexFormat.of().toHexDigits(key.id()).equals(parts[1])) {
      throw new IllegalArgumentException("The id " + parts[1] + " is not this key's");
    }
    return key;
  }

  static boolean isName(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(c -> c == '+' || Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  /** Its name; a log's is its origin. */
  public String name() {
    return name;
  }

  /** What tells it from other keys of its name. */
  public int id() {
    MessageDigest sha = Hash.sha256();
    sha.update((name + "\n").getBytes(StandardCharsets.UTF_8));
    sha.update(algorithm);
    return ByteBuffer.wrap(sha.digest(key)).getInt();
  }

  /** As a verifier key, {@code <name>+<id>+<key>}. */
  public String text() {
    byte[] data = ByteBuffer.allocate(KEY_BYTES + 1).put(algorithm).put(key).array();
    return name + "+" + HexFormat.of().toHexDigits(id()) + "+" + Base64Text.encode(data);
  }

  /** Whether these bytes, as they stand behind the key's id, sign the text. */
  public boolean verifies(String text, byte[] signature) {
    return switch (algorithm) {
      case ED25519 -> verifies(text.getBytes(StandardCharsets.UTF_8), signature);
      default ->
          signature.length > Long.BYTES
              && ByteBuffer.wrap(signature).getLong() >= 0
              && verifies(
                  cosigned(text, ByteBuffer.wrap(signature).getLong()),
                  Arrays.copyOfRange(signature, Long.BYTES, signature.length));
    };
  }

  /** What a witness signs: the note's text with the time, in seconds since 1970. */
  static byte[] cosigned(String text, long time) {
    return ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
  }

  private boolean verifies(byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(publicKey);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private static PublicKey publicKey(byte[] key) {
    try {
      byte[] encoded =
          ByteBuffer.allocate(X509_PREFIX.length + key.length).put(X509_PREFIX).put(key).array();
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("This is no Ed25519 key", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteKey that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return id();
  }

  @Override
  public String toString() {
    return text();
  }
}
