package org.referralrouter.local.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Keys and certificates as text (RFC 7468). */
final class Pem {
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String KEY = "PRIVATE KEY";
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private Pem() {}

  static String of(X509Certificate certificate) throws GeneralSecurityException {
    return text(CERTIFICATE, certificate.getEncoded());
  }

  /** Unencrypted PKCS #8. */
  static String of(PrivateKey key) {
    return text(KEY, key.getEncoded());
  }

  /** The first certificate in a text. */
  static X509Certificate certificate(String text) throws GeneralSecurityException {
    var encoded = new ByteArrayInputStream(bytes(CERTIFICATE, text));
    return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(encoded);
  }

  static PrivateKey key(String text) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(bytes(KEY, text)));
  }

  private static String text(String label, byte[] content) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, LINES.encodeToString(content), label);
  }

  private static byte[] bytes(String label, String text) throws GeneralSecurityException {
    var begin = "-----BEGIN " + label + "-----";
    int start = text.indexOf(begin);
    int end = text.indexOf("-----END " + label + "-----");
    if (start < 0 || end < start) {
      throw new GeneralSecurityException("No " + label + " in the text");
    }
    var content = text.substring(start + begin.length(), end);
    return Base64.getMimeDecoder().decode(content.getBytes(StandardCharsets.US_ASCII));
  }
}
