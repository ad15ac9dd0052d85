package org.referralrouter.audit.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** A private key that signs notes. It never prints. */
public final class NoteSigner {
  private static final String PREFIX = "PRIVATE+KEY+";
  // PrivateKeyInfo of Ed25519 (RFC 8410), up to the 32 bytes of the seed.
  private static final byte[] PKCS8_PREFIX =
      HexFormat.of().parseHex("302e020100300506032b657004220420");
  private static final int SEED_BYTES = 32;

  private final NoteKey key;
  private final byte algorithm;
  private final byte[] seed;
  private final PrivateKey privateKey;

  private NoteSigner(String name, byte algorithm, byte[] seed) {
    this.algorithm = algorithm;
    this.seed = seed;
    this.key = new NoteKey(name, algorithm, publicBytes(seed));
    this.privateKey = privateKey(seed);
  }

  /** A new key of this name. */
  public static NoteSigner generate(String name, byte algorithm, SecureRandom random) {
    byte[] seed = new byte[SEED_BYTES];
    random.nextBytes(seed);
    return new NoteSigner(name, algorithm, seed);
  }

  /**
   * Reads a signer key, {@code PRIVATE+KEY+<name>+<id>+<seed>}.
   *
   * @throws IllegalArgumentException where it is none, or its id is another key's; the message does
   *     not quote it
   */
  public static NoteSigner parse(String text) {
    String[] parts =
        text.startsWith(PREFIX) ? text.substring(PREFIX.length()).split("\\+", 3) : new String[0];
    if (parts.length != 3) {
      throw new IllegalArgumentException("A signer key is PRIVATE+KEY+<name>+<id>+<seed>");
    }
    byte[] data = Base64Text.decode(parts[2]);
    if (data.length != SEED_BYTES + 1) {
      throw new IllegalArgumentException("A signer key has 33 bytes, not " + data.length);
    }
    NoteSigner signer = new NoteSigner(parts[0], data[0], Arrays.copyOfRange(data, 1, data.length));
    if (!HexFormat.of().toHexDigits(signer.key.id()).equals(parts[1])) {
      throw new IllegalArgumentException("The id of the signer key is not its own");
    }
    return signer;
  }

  /** The key that verifies what this one signs. */
  public NoteKey key() {
    return key;
  }

  /** The text to keep secret. */
  public String secret() {
    byte[] data = ByteBuffer.allocate(SEED_BYTES + 1).put(algorithm).put(seed).array();
    return PREFIX
        + key.name()
        + "+"
        + HexFormat.of().toHexDigits(key.id())
        + "+"
        + Base64Text.encode(data);
  }

  /** A log's signature of a text. */
  public SignedNote.Signature sign(String text) {
    if (algorithm != NoteKey.ED25519) {
      throw new IllegalStateException("A witness's key cosigns; it does not sign");
    }
    return SignedNote.Signature.of(
        key.name(), key.id(), ed25519(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * A witness's signature of a text.
   *
   * @param time seconds since 1970
   */
  public SignedNote.Signature cosign(String text, long time) {
    if (algorithm != NoteKey.COSIGNATURE_V1) {
      throw new IllegalStateException("A log's key signs; it does not cosign");
    }
    byte[] signature = ed25519(NoteKey.cosigned(text, time));
    return SignedNote.Signature.of(
        key.name(),
        key.id(),
        ByteBuffer.allocate(Long.BYTES + signature.length).putLong(time).put(signature).array());
  }

  private byte[] ed25519(byte[] message) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(privateKey);
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform since 15 has Ed25519", e);
    }
  }

  private static PrivateKey privateKey(byte[] seed) {
    try {
      byte[] encoded =
          ByteBuffer.allocate(PKCS8_PREFIX.length + seed.length)
              .put(PKCS8_PREFIX)
              .put(seed)
              .array();
      return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform since 15 has Ed25519", e);
    }
  }

  // The platform derives a public key only while it generates a pair, so it is given the seed as
  // its randomness.
  private static byte[] publicBytes(byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(255, new Seed(seed));
      KeyPair pair = generator.generateKeyPair();
      byte[] encoded = pair.getPublic().getEncoded();
      return Arrays.copyOfRange(encoded, encoded.length - SEED_BYTES, encoded.length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform since 15 has Ed25519", e);
    }
  }

  private static final class Seed extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final byte[] seed;

    Seed(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }

  @Override
  public String toString() {
    return "NoteSigner[" + key + "]";
  }
}
