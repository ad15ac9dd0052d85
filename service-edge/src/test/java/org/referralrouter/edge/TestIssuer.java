package org.referralrouter.edge;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;

/** An issuer that signs whatever a test asks for. */
final class TestIssuer implements AutoCloseable {
  private final HttpServer server;
  private final RSAKey key = key();

  TestIssuer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(
        "/.well-known/openid-configuration",
        """
        {"issuer": "%s", "jwks_uri": "%s/jwks", "subject_types_supported": ["public"]}
        """
            .formatted(uri(), uri()));
    answer("/jwks", new JWKSet(key.toPublicJWK()).toString());
    server.start();
  }

  String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** A token as it should be, but for this change. */
  String token(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
    return signed(key, change);
  }

  /** A token that somebody else signed with a key of the same name. */
  String forged() throws JOSEException {
    RSAKey other = new RSAKey.Builder(key()).keyID(key.getKeyID()).build();
    return signed(other, UnaryOperator.identity());
  }

  /** A token that nobody signed. */
  String unsigned() {
    return new PlainJWT(claims().build()).serialize();
  }

  private String signed(RSAKey by, UnaryOperator<JWTClaimsSet.Builder> change)
      throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(),
            change.apply(claims()).build());
    token.sign(new RSASSASigner(by));
    return token.serialize();
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(uri())
        .subject("practitioner")
        .audience("referral-router")
        .issueTime(Date.from(Instant.now()))
        .expirationTime(Date.from(Instant.now().plusSeconds(600)));
  }

  private void answer(String path, String json) {
    server.createContext(
        path,
        exchange -> {
          byte[] body = json.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("This Java cannot make an RSA key", e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
