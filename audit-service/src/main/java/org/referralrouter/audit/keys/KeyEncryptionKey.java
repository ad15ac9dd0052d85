package org.referralrouter.audit.keys;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClients;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import org.referralrouter.audit.secret.SecretText;

/**
 * The key that wraps all others: from a file, or behind the interface of a key management service.
 */
final class KeyEncryptionKey {
  private static final int BYTES = 32;
  private static final int IV_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private KeyEncryptionKey() {}

  /**
   * The key at an address.
   *
   * @throws IllegalStateException with what to do, where there is none
   */
  static Aead at(URI address, boolean generate) {
    try {
      AeadConfig.register();
      return "file".equals(address.getScheme())
          ? inFile(Path.of(address), generate)
          : KmsClients.get(address.toString()).getAead(address.toString());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "The key-encryption key cannot be used; check audit.keys.key-encryption-key", e);
    }
  }

  // The key comes as bytes, so it is put together from its parts.
  @AccessesPartialKey
  private static Aead inFile(Path file, boolean generate) throws GeneralSecurityException {
    if (generate && !Files.exists(file)) {
      byte[] fresh = new byte[BYTES];
      new SecureRandom().nextBytes(fresh);
      SecretText.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(fresh));
    }
    AesGcmKey key =
        AesGcmKey.builder()
            .setParameters(
                AesGcmParameters.builder()
                    .setKeySizeBytes(BYTES)
                    .setIvSizeBytes(IV_BYTES)
                    .setTagSizeBytes(TAG_BYTES)
                    .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                    .build())
            .setKeyBytes(SecretBytes.copyFrom(read(file), InsecureSecretKeyAccess.get()))
            .build();
    return KeysetHandle.newBuilder()
        .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
        .build()
        .getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  private static byte[] read(Path file) {
    try {
      byte[] key = Base64.getUrlDecoder().decode(Files.readString(file).strip());
      if (key.length != BYTES) {
        throw new IllegalStateException(file + " does not hold 32 bytes in URL-safe Base64");
      }
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The key-encryption key cannot be read from "
              + file
              + "; a new ledger's is made with audit.keys.generate=true (AUDIT_GENERATE_KEYS)",
          e);
    }
  }
}
