package org.referralrouter.endtoend.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A certificate of nobody's that ends within five days. */
final class ShortCertificate {
  private ShortCertificate() {}

  /** Adds it to a file of trusted certificates in PEM, which is good as before. */
  static void appendTo(Path trusted) {
    Path store = Path.of("target", "short-" + UUID.randomUUID() + ".p12");
    keytool(
        store,
        "-genkeypair",
        "-alias",
        "short",
        "-keyalg",
        "EC",
        "-validity",
        "5",
        "-dname",
        "CN=short");
    Path pem = store.resolveSibling(store.getFileName() + ".pem");
    keytool(store, "-exportcert", "-alias", "short", "-rfc", "-file", pem.toString());
    try {
      Files.writeString(trusted, "\n" + Files.readString(pem), StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void keytool(Path store, String... words) {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(words));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", "of-a-test"));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
