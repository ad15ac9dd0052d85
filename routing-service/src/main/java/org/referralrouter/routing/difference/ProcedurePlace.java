package org.referralrouter.routing.difference;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.procedure.RefusedProcedure;

/** Where a procedure lies, as a command is told. */
public final class ProcedurePlace {
  /** For the help of a command. */
  public static final String DESCRIPTION =
      "A directory with a procedure's files, or ID/VERSION of one that comes with this program, as in staffordshire-e-safety/1.";

  private static final Pattern BUNDLED = Pattern.compile("([a-z0-9-]+)/([A-Za-z0-9.-]+)");

  private ProcedurePlace() {}

  /**
   * The procedure there.
   *
   * @throws RefusedProcedure where there is none, or its files are not those of one
   */
  public static ProcedureDirectory read(String place) {
    Path directory = Path.of(place);
    if (Files.isDirectory(directory)) {
      return ProcedureDirectory.at(directory);
    }
    Matcher bundled = BUNDLED.matcher(place);
    if (bundled.matches()) {
      return ProcedureDirectory.bundled(bundled.group(1), bundled.group(2));
    }
    throw new RefusedProcedure(place, "there is no such directory");
  }
}
