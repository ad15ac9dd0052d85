package org.referralrouter.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** A service's jar, taken apart: it starts faster than one with jars inside. */
final class ExtractedApp {
  private ExtractedApp() {}

  /** The jar to run, taken apart again when the built jar has changed. */
  static Path of(Path jar, Path directory) {
    Path stamp = directory.resolveSibling(directory.getFileName() + ".stamp");
    try {
      // Not the time of modification: a reproducible build sets that to the same moment every time.
      String now = Files.size(jar) + " " + Files.getAttribute(jar, "unix:ctime");
      if (!Files.exists(stamp) || !Files.readString(stamp).equals(now)) {
        FileSystemUtils.deleteRecursively(directory);
        extract(jar, directory);
        Files.writeString(stamp, now);
      }
      return directory.resolve(jar.getFileName());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot take " + jar + " apart", e);
    }
  }

  private static void extract(Path jar, Path directory) throws IOException {
    var process =
        new ProcessBuilder(
                JavaCommand.java(),
                "-XX:TieredStopAtLevel=1",
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                directory.toString())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD)
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("jarmode=tools ended with exit code " + process.exitValue());
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }
}
