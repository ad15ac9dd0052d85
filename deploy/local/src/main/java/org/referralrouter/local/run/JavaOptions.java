package org.referralrouter.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * How the JVM of a service runs, wherever it does: an argument file of the {@code java} command,
 * with a reason above each line. The heap is the machine's to say.
 */
public final class JavaOptions {
  private static final String FILE = "services.argfile";

  private JavaOptions() {}

  /** The options, one by one. */
  public static List<String> ofServices() {
    try (InputStream in = JavaOptions.class.getResourceAsStream(FILE)) {
      return new String(Objects.requireNonNull(in, FILE).readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read", e);
    }
  }
}
