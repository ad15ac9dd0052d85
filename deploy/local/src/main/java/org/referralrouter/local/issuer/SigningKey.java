package org.referralrouter.local.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import org.referralrouter.local.secret.SecretDirectory;

/** The key pair that signs tokens. */
public final class SigningKey {
  private static final String FILE = "issuer-key.json";
  private static final int BITS = 2048;

  private final RSAKey key;

  private SigningKey(RSAKey key) {
    this.key = key;
  }

  /** A key that only this object knows. */
  public static SigningKey fresh() {
    try {
      return new SigningKey(new RSAKeyGenerator(BITS).keyIDFromThumbprint(true).generate());
    } catch (JOSEException e) {
      throw new IllegalStateException("This Java cannot make an RSA key", e);
    }
  }

  /** The key kept in this directory, made at the first call, so that tokens outlive a restart. */
  public static SigningKey kept(SecretDirectory directory) {
    String text = directory.readOrMake(FILE, () -> fresh().key.toJSONString());
    try {
      return new SigningKey(RSAKey.parse(text));
    } catch (ParseException e) {
      throw new IllegalStateException(
          FILE
              + " is not a key. Delete it to have a new one made; tokens given out until now then stop working.",
          e);
    }
  }

  JWKSource<SecurityContext> source() {
    return new ImmutableJWKSet<>(new JWKSet(key));
  }
}
