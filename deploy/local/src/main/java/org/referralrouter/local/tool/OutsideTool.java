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

  /**
   * Prometheus' server.
   *
   * @throws IllegalStateException where there is none and one is required
   */
  public static Optional<Path> prometheus() {
    return onPath("prometheus");
  }

  /**
   * What tries Prometheus' rules.
   *
   * @throws IllegalStateException where there is none and one is required
   */
  public static Optional<Path> promtool() {
    return onPath("promtool");
  }

  /**
   * Alertmanager, under Debian's name or its makers'.
   *
   * @throws IllegalStateException where there is none and one is required
   */
  public static Optional<Path> alertmanager() {
    return onPath("prometheus-alertmanager", "alertmanager");
  }

  /**
   * What checks Alertmanager's routes.
   *
   * @throws IllegalStateException where there is none and one is required
   */
  public static Optional<Path> amtool() {
    return onPath("amtool");
  }

  private static Optional<Path> onPath(String... names) {
    return first(
        names[0],
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .flatMap(directory -> Stream.of(names).map(name -> Path.of(directory, name)))
            .map(Path::toString)
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
