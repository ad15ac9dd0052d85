package org.referralrouter.local.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.referralrouter.wire.AgenciesFile;

/**
 * The procedure that a system is to decide by.
 *
 * @param directory of its files, {@code ID/VERSION} of a board's procedures; empty for the one that
 *     comes along
 */
public record ChosenProcedure(Optional<Path> directory) {
  private static final String DIRECTORY = "ROUTING_PROCEDURES_DIR";
  private static final String ID = "ROUTING_PROCEDURE";
  private static final String VERSION = "ROUTING_PROCEDURE_VERSION";

  /**
   * The procedure in this directory.
   *
   * @throws IllegalArgumentException where it is not {@code ID/VERSION} of something, or holds no
   *     procedure
   */
  public static ChosenProcedure in(Path directory) {
    Path at = directory.toAbsolutePath().normalize();
    if (at.getNameCount() < 2 || !Files.exists(at.resolve("procedure.json"))) {
      throw new IllegalArgumentException(
          "There is no procedure in %s. Name the directory that holds its procedure.json, as in procedures/ours/2."
              .formatted(at));
    }
    return new ChosenProcedure(Optional.of(at));
  }

  /** The one that the settings of the routing service name. */
  public static ChosenProcedure by(Map<String, String> environment) {
    String procedures = environment.getOrDefault(DIRECTORY, "");
    if (procedures.isBlank()) {
      return new ChosenProcedure(Optional.empty());
    }
    return new ChosenProcedure(
        Optional.of(
                Path.of(procedures)
                    .toAbsolutePath()
                    .resolve(environment.getOrDefault(ID, "staffordshire-e-safety"))
                    .resolve(environment.getOrDefault(VERSION, "1")))
            .filter(Files::isDirectory));
  }

  /** The settings of the routing service that name it. */
  Map<String, String> environment() {
    return directory
        .map(
            at ->
                Map.of(
                    DIRECTORY,
                    at.resolve("../..").normalize().toString(),
                    ID,
                    at.getName(at.getNameCount() - 2).toString(),
                    VERSION,
                    at.getName(at.getNameCount() - 1).toString()))
        .orElse(Map.of());
  }

  /** Its file of agencies, where it has one. */
  Optional<Path> agenciesFile() {
    return directory.map(at -> at.resolve(AgenciesFile.NAME)).filter(Files::exists);
  }
}
