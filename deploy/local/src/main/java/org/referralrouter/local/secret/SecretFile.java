package org.referralrouter.local.secret;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Named secrets in one file of a {@link SecretDirectory}, each generated when it is first asked
 * for.
 */
public final class SecretFile {
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretDirectory directory;
  private final String file;
  private final Map<String, String> secrets = new TreeMap<>();

  /** Reads the file, if there is one. */
  public SecretFile(SecretDirectory directory, String file) {
    this.directory = directory;
    this.file = file;
    var kept = new Properties();
    try {
      kept.load(new StringReader(directory.read(file).orElse("")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    kept.forEach((name, secret) -> secrets.put((String) name, (String) secret));
  }

  /**
   * The secret of this name: the kept one, or a new one of 256 random bits that is kept from now
   * on.
   */
  public synchronized String of(String name) {
    String kept = secrets.get(name);
    return kept == null ? renew(name) : kept;
  }

  /** A new secret of this name, which is kept in the place of the one before. */
  public synchronized String renew(String name) {
    String fresh = random();
    secrets.put(name, fresh);
    write();
    return fresh;
  }

  private void write() {
    directory.write(
        file,
        secrets.entrySet().stream()
            .map(secret -> secret.getKey() + "=" + secret.getValue() + "\n")
            .collect(Collectors.joining()));
  }

  /** A new secret of 256 random bits, kept nowhere. */
  public static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    // URL-safe and unpadded: neither a properties file nor a form nor a JDBC URL gives any of its
    // characters a meaning.
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
