package org.referralrouter.local.registry;

import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the build has unpacked Apicurio Registry. */
final class RegistryFiles {
  static final String PROPERTY = "referrals.registry.home";
  private static final String JAR = "quarkus-run.jar";

  private RegistryFiles() {}

  /** The registry's start jar; fails with what to do when it was never unpacked. */
  static Path jar() {
    return Stream.of(named(), besideClasses(), aboveWorkingDirectory())
        .flatMap(Optional::stream)
        .map(home -> home.resolve(JAR))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Apicurio Registry is not unpacked. Run `mvn -DskipTests -pl deploy/local process-resources` in the"
                        + " checkout, or name its directory with -D"
                        + PROPERTY));
  }

  private static Optional<Path> named() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of);
  }

  // target/classes and target/local-<version>.jar both stand beside target/apicurio-registry.
  private static Optional<Path> besideClasses() {
    var source = RegistryFiles.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(source.getLocation().toURI()).resolveSibling("apicurio-registry"));
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException notAFile) {
      return Optional.empty();
    }
  }

  // A service's tests may have this module from the local Maven repository, but they run inside the
  // checkout.
  private static Optional<Path> aboveWorkingDirectory() {
    return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
        .map(path -> path.resolve("deploy/local/target/apicurio-registry"))
        .filter(Files::isDirectory)
        .findFirst();
  }
}
