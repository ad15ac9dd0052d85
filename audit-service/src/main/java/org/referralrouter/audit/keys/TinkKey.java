package org.referralrouter.audit.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.subtle.PrfHmacJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.referralrouter.audit.ledger.PayloadUnreadable;
import org.referralrouter.audit.ledger.SubjectKey;
import org.referralrouter.audit.tlog.Hash;

/**
 * A subject's key in use: two keys derived from it (HKDF, RFC 5869), one to encrypt (AES-256-GCM)
 * and one to commit (HMAC-SHA256).
 */
final class TinkKey implements SubjectKey {
  private static final int BYTES = 32;
  private static final String HMAC = "HMACSHA256";

  private final long id;
  private final UUID tag;
  private final Aead aead;
  private final PrfHmacJce mac;

  TinkKey(long id, UUID tag, byte[] key) throws GeneralSecurityException {
    this.id = id;
    this.tag = tag;
    this.aead = new AesGcmJce(derived(key, "payload"));
    this.mac = new PrfHmacJce(HMAC, new SecretKeySpec(derived(key, "commitment"), "HMAC"));
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public UUID tag() {
    return tag;
  }

  @Override
  public Hash commit(byte[] bytes) {
    try {
      return Hash.of(mac.compute(bytes, Hash.SIZE));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
    }
  }

  @Override
  public byte[] encrypt(byte[] plaintext, byte[] context) {
    try {
      return aead.encrypt(plaintext, context);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES-GCM", e);
    }
  }

  @Override
  public byte[] decrypt(byte[] ciphertext, byte[] context) {
    try {
      return aead.decrypt(ciphertext, context);
    } catch (GeneralSecurityException e) {
      throw new PayloadUnreadable(e);
    }
  }

  private static byte[] derived(byte[] key, String use) throws GeneralSecurityException {
    return Hkdf.computeHkdf(
        HMAC, key, new byte[0], ("audit/1/" + use).getBytes(StandardCharsets.UTF_8), BYTES);
  }
}
