package org.referralrouter.local.onboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.referralrouter.access.AccessMatrix;
import org.referralrouter.local.secret.SecretDirectory;

/**
 * The folder that an agency is given: how it connects, and working clients. Only its owner may
 * enter it; what is secret stands in one file each, which only its owner may read.
 *
 * @param root absolute
 */
record HandoverFolder(Path root) {
  /** The client's secret at the issuer. */
  static final String SECRET = "secret";

  /** The password at the broker, where there is one. */
  static final String PASSWORD = "scram-password";

  /** The AsyncAPI document of what the agency reads and writes. */
  private static final String TOPICS = "asyncapi.json";

  private static final String README = "README.md";
  private static final List<String> FILES =
      List.of(
          README,
          "connection.properties",
          "kafka-user.yaml",
          "kcat.conf",
          "kcat.sh",
          "java/pom.xml",
          "java/src/main/java/agency/Client.java",
          "java/src/main/java/agency/Connection.java",
          "java/src/main/java/agency/Http.java",
          "java/src/main/java/agency/Wire.java",
          "node/package.json",
          "node/package-lock.json",
          "node/client.mjs",
          "node/connection.mjs",
          "python/client.py",
          "python/requirements.txt");
  private static final List<String> OF_PASSWORDS = List.of("kcat-scram.conf", "kcat-scram.sh");

  HandoverFolder {
    root = root.toAbsolutePath().normalize();
  }

  /** Whether something else is there already, which must not be mixed with secrets. */
  boolean isTaken() {
    if (!Files.exists(root)) {
      return false;
    }
    try (var files = Files.list(root)) {
      return !Files.isRegularFile(root.resolve(SECRET)) && files.findAny().isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + root, e);
    }
  }

  /**
   * Writes it, over one that was given before.
   *
   * @param credentials what only this folder is given
   */
  void write(AgencyConnection connection, Credentials credentials) {
    SecretDirectory secrets = SecretDirectory.at(root);
    try {
      Files.deleteIfExists(root.resolve(PASSWORD));
      secrets.write(SECRET, credentials.secret() + "\n");
      credentials.password().ifPresent(password -> secrets.write(PASSWORD, password + "\n"));
      Files.writeString(
          root.resolve(connection.authority().getFileName().toString()),
          Files.readString(connection.authority()));
      Map<String, String> values = values(connection, credentials.password().isPresent());
      for (String file : FILES) {
        write(file, new Template(file).filled(values));
      }
      for (String file : OF_PASSWORDS) {
        Files.deleteIfExists(root.resolve(file));
        if (credentials.password().isPresent()) {
          write(file, new Template(file).filled(values));
        }
      }
      write(TOPICS, connection.topics().text());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + root, e);
    }
  }

  private static Map<String, String> values(AgencyConnection connection, boolean password) {
    Map<String, String> values = new HashMap<>(connection.placeholders());
    values.put(
        "acls",
        KafkaUserYaml.acls(AccessMatrix.bundled(connection.agencies()), connection.principal()));
    values.put("authentication", KafkaUserYaml.authentication(password));
    values.put("scram", password ? new Template("scram.md").filled(values) : "");
    return values;
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    if (file.endsWith(".sh") && !path.toFile().setExecutable(true)) {
      throw new IOException(path + " cannot be made executable");
    }
  }
}
