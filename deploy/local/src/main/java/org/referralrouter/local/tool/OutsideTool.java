package org.referralrouter.local.tool;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program that the build does not bring. Where it is missing, tests that need it are skipped, or
 * fail under {@code -Dtools.required=true}.
 */
public final class OutsideTool {
  private OutsideTool() {}

  /**
   * A browser.
   *
   * @throws IllegalStateException where there is none and one is required
   */
  public static Optional<Path> chromium() {
    return first(
        "Chromium", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  }

  /**
   * Node's package manager, where it stands on the path.
   *
   * @throws IllegalStateException where there is none and one is required
   */
  public static Optional<Path> npm() {
    return onPath("npm");
  }

  /**
   * Python 3, where it stands on the path.
   *
   * @throws IllegalStateException where there is none and one is required
   */
  public static Optional<Path> python() {
    return onPath("python3");
  }

  /**
   * Maven, where it stands on the path.
   *
   * @throws IllegalStateException where there is none and one is required
   */
  public static Optional<Path> maven() {
    return onPath("mvn");
  }

  private static Optional<Path> onPath(String name) {
    return first(
        name,
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .map(directory -> Path.of(directory, name).toString())
            .toArray(String[]::new));
  }

  private static Optional<Path> first(String name, String... paths) {
    Optional<Path> found = Stream.of(paths).map(Path::of).filter(Files::isExecutable).findFirst();
    if (found.isEmpty() && Boolean.getBoolean("tools.required")) {
      throw new IllegalStateException("tools.required is set, and " + name + " is missing");
    }
    return found;
  }
}
