package org.referralrouter.edge;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** An issuer that signs whatever a test asks for (RFC 7515 and RFC 7517). */
final class TestIssuer implements AutoCloseable {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final String KEY = "key-1";

  private final HttpServer server;
  private final KeyPair keys = keys();

  TestIssuer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(
        "/.well-known/openid-configuration",
        Map.of(
            "issuer",
            uri(),
            "jwks_uri",
            uri() + "/jwks",
            "subject_types_supported",
            List.of("public")));
    RSAPublicKey open = (RSAPublicKey) keys.getPublic();
    answer(
        "/jwks",
        Map.of(
            "keys",
            List.of(
                Map.of(
                    "kty",
                    "RSA",
                    "kid",
                    KEY,
                    "n",
                    BASE64.encodeToString(open.getModulus().toByteArray()),
                    "e",
                    BASE64.encodeToString(open.getPublicExponent().toByteArray())))));
    server.start();
  }

  String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** A token as it should be, but for this change. */
  String token(Consumer<Map<String, Object>> change) {
    return token("RS256", change, text -> signature(keys, text));
  }

  /** A token that somebody else signed with a key of the same name. */
  String forged() {
    return token("RS256", claims -> {}, text -> signature(keys(), text));
  }

  /** A token that nobody signed. */
  String unsigned() {
    return token("none", claims -> {}, text -> "");
  }

  /** Signs a text. */
  private interface Signer {
    String of(String text);
  }

  private String token(String algorithm, Consumer<Map<String, Object>> change, Signer signer) {
    Map<String, Object> claims = new HashMap<>();
    claims.put("iss", uri());
    claims.put("sub", "practitioner");
    claims.put("aud", "referral-router");
    claims.put("exp", Instant.now().plusSeconds(600).getEpochSecond());
    change.accept(claims);
    String text = encoded(Map.of("alg", algorithm, "kid", KEY)) + "." + encoded(claims);
    return text + "." + signer.of(text);
  }

  private static String encoded(Map<String, ?> json) {
    return BASE64.encodeToString(json(json).getBytes(StandardCharsets.UTF_8));
  }

  /** JSON of texts without quotes, numbers, lists and maps. */
  private static String json(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> json(entry.getKey()) + ":" + json(entry.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case List<?> list ->
          list.stream().map(TestIssuer::json).collect(Collectors.joining(",", "[", "]"));
      case Number number -> number.toString();
      default -> "\"" + value + "\"";
    };
  }

  private static String signature(KeyPair keys, String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform signs with RSA", e);
    }
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform makes RSA keys", e);
    }
  }

  private void answer(String path, Map<String, ?> json) {
    byte[] body = json(json).getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
