package agency;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** How this agency connects, as the files of the folder say. */
record Connection(Path folder, Properties settings, String secret) {

  static Connection read(Path folder) throws IOException {
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve("connection.properties"))) {
      settings.load(reader);
    }
    return new Connection(folder, settings, Files.readString(folder.resolve("secret")).strip());
  }

  String get(String name) {
    return settings.getProperty(name);
  }

  /** Kafka's settings: TLS, and a token of the issuer that the client asks for by itself. */
  Map<String, Object> kafka() throws IOException {
    // Kafka asks no address for tokens that is not allowed here.
    System.setProperty("org.apache.kafka.sasl.oauthbearer.allowed.urls", get("token.endpoint"));
    Map<String, Object> kafka = new HashMap<>();
    kafka.put("bootstrap.servers", get("bootstrap.servers"));
    kafka.put("security.protocol", "SASL_SSL");
    kafka.put("ssl.truststore.type", "PEM");
    kafka.put("ssl.truststore.certificates", Files.readString(folder.resolve(get("ca"))));
    kafka.put("sasl.mechanism", "OAUTHBEARER");
    kafka.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;");
    kafka.put(
        "sasl.login.callback.handler.class",
        "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler");
    kafka.put("sasl.oauthbearer.token.endpoint.url", get("token.endpoint"));
    kafka.put("sasl.oauthbearer.client.credentials.client.id", get("client.id"));
    kafka.put("sasl.oauthbearer.client.credentials.client.secret", secret);
    return kafka;
  }

  @Override
  public String toString() {
    return "Connection[" + folder + "]";
  }
}
