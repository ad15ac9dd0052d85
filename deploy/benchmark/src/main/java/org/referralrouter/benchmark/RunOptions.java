package org.referralrouter.benchmark;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What every measurement takes. */
final class RunOptions {
  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "Whose median is told. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of what is invented. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--jar",
      paramLabel = "SERVICE=FILE",
      description =
          "The jar of a service, as in routing=routing.jar. Default: the one that this checkout built.")
  private Map<String, Path> jars = new HashMap<>();

  int rounds() {
    return rounds;
  }

  long seed() {
    return seed;
  }

  /** The jar of this service. */
  Path jar(String service) {
    return jars.getOrDefault(
        service, Path.of(service + "-service", "target", service + "-service-0.1.0.jar"));
  }

  /** What {@code java} is told to run this service. */
  List<String> words(String service) {
    return List.of("-Xmx512m", "-jar", jar(service).toString());
  }
}
