package org.referralrouter.local.issuer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Digests client secrets. They are 256 random bits, so a slow hash would only cost time: there is
 * no dictionary to try.
 */
final class RandomSecretEncoder implements PasswordEncoder {
  @Override
  public @Nullable String encode(@Nullable CharSequence secret) {
    return secret == null ? null : HexFormat.of().formatHex(digest(secret));
  }

  @Override
  public boolean matches(@Nullable CharSequence secret, @Nullable String digest) {
    return secret != null
        && digest != null
        && MessageDigest.isEqual(digest(secret), HexFormat.of().parseHex(digest));
  }

  private static byte[] digest(CharSequence secret) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(secret.toString().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
