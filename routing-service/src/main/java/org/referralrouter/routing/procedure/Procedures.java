package org.referralrouter.routing.procedure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.referralrouter.decision.Procedure;

/**
 * The procedures to choose from: the board's own, in {@code <id>/<version>/} of a directory, and
 * those that come with this program. The board's own come first.
 *
 * @param board the board's directory, where it has one
 */
public record Procedures(Optional<Path> board) {
  /** Those that come with this program. */
  public static Procedures bundled() {
    return new Procedures(Optional.empty());
  }

  /**
   * The procedure of this id and version.
   *
   * @throws RefusedProcedure where there is none, or its files are not those of a procedure
   */
  public ProcedureDirectory find(String id, String version) {
    Optional<Path> own =
        board.map(directory -> directory.resolve(id).resolve(version)).filter(Files::isDirectory);
    if (own.isEmpty()) {
      return ProcedureDirectory.bundled(id, version);
    }
    ProcedureDirectory found = ProcedureDirectory.at(own.get());
    Procedure procedure = found.procedure();
    if (!procedure.id().equals(id) || !procedure.version().equals(version)) {
      throw new RefusedProcedure(
          own.get() + "/procedure.json", "its id and version are not those of its directory");
    }
    return found;
  }
}
