package org.referralrouter.routing.procedure;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which a command is told which procedure. */
public final class ProcedureChoice {
  @Option(
      names = "--procedure",
      paramLabel = "ID",
      defaultValue = "staffordshire-e-safety",
      description = "The procedure. Default: ${DEFAULT-VALUE}.")
  private String id = "";

  @Option(
      names = "--procedure-version",
      paramLabel = "VERSION",
      defaultValue = "1",
      description = "Its version. Default: ${DEFAULT-VALUE}.")
  private String version = "";

  @Option(
      names = "--procedures",
      paramLabel = "DIR",
      description =
          "A board's own procedures, each in ID/VERSION of this directory; they come before those of this program.")
  private @Nullable Path directory;

  /** For picocli. */
  public ProcedureChoice() {}

  /**
   * The chosen procedure.
   *
   * @throws RefusedProcedure where there is none
   */
  public ProcedureDirectory procedure() {
    return new Procedures(Optional.ofNullable(directory)).find(id, version);
  }
}
