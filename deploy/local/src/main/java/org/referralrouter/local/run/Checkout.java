package org.referralrouter.local.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The source tree with what its build made.
 *
 * @param root absolute
 */
public record Checkout(Path root) {
  private static final String VERSION = "0.1.0";

  public Checkout {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * The checkout that the {@code referrals} script names, or else the one that the working
   * directory is in.
   */
  public static Checkout here() {
    String named = System.getProperty("referrals.checkout");
    if (named != null) {
      return new Checkout(Path.of(named));
    }
    Path here = Path.of("").toAbsolutePath();
    return Stream.iterate(here, path -> path != null, Path::getParent)
        .filter(path -> Files.isDirectory(path.resolve("deploy/local")))
        .findFirst()
        .map(Checkout::new)
        .orElseThrow(
            () -> new IllegalStateException("Not inside a checkout of Referral Router: " + here));
  }

  /** A service's jar; fails with what to do when it is not built. */
  public Path jar(String module) {
    Path jar = root.resolve(module).resolve("target").resolve(module + "-" + VERSION + ".jar");
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(jar + " is not built. Run `mvn -DskipTests package` first.");
    }
    return jar;
  }
}
