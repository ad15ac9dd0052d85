package org.referralrouter.routing.inforce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.referralrouter.decision.Procedure;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.procedure.Procedures;

/** A board's own copies of the procedure that comes along, in versions of its own. */
record BoardVersions(Path directory) {
  static final String ID = "staffordshire-e-safety";
  static final ProcedureDirectory BUNDLED = ProcedureDirectory.bundled(ID, "1");

  Procedures procedures() {
    return new Procedures(Optional.of(directory));
  }

  /** A copy that differs in its version alone. */
  Procedure version(String version) throws IOException {
    Path copy = Files.createDirectories(directory.resolve(ID).resolve(version));
    BUNDLED.copyTo(copy);
    change(version, "procedure.json", "\"version\": \"1\"", "\"version\": \"" + version + "\"");
    return ProcedureDirectory.at(copy).procedure();
  }

  void change(String version, String file, String before, String after) throws IOException {
    Path path = directory.resolve(ID).resolve(version).resolve(file);
    String text = Files.readString(path);
    if (!text.contains(before)) {
      throw new IllegalArgumentException(file + " does not hold " + before);
    }
    Files.writeString(path, text.replace(before, after));
  }

  void delete(String version) throws IOException {
    Path gone = directory.resolve(ID).resolve(version);
    try (var files = Files.list(gone)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(gone);
  }
}
