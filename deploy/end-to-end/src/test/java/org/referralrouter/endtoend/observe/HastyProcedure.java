package org.referralrouter.endtoend.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.referralrouter.concern.Agency;
import org.referralrouter.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** The procedure that comes along, by which one agency alone has clocks of seconds. */
final class HastyProcedure {
  /** Who is overdue at once. No sample refers to it but the swimming coach's. */
  static final Agency HASTY = Agency.DESIGNATED_OFFICER;

  private static final String ID = "staffordshire-e-safety";
  private static final String CLOCK = "PT5S";

  private HastyProcedure() {}

  /** Its directory, written anew. */
  static Path written() {
    Path hasty =
        Path.of("target", "procedures-" + UUID.randomUUID())
            .toAbsolutePath()
            .resolve(ID + "/hasty");
    copy(hasty, ID, "hasty");
    try {
      ObjectNode clocks = read(hasty.resolve("clocks.json"));
      ObjectNode own = clocks.putObject("agencies").putObject(HASTY.name());
      for (String name : List.of("receiptWithin", "boardAfter")) {
        for (String urgency : List.of("IMMEDIATE", "URGENT", "STANDARD")) {
          own.withObject("/" + name).putObject(urgency).put("elapsed", CLOCK);
        }
      }
      own.putObject("decisionAfterReceipt").put("elapsed", CLOCK);
      write(hasty.resolve("clocks.json"), clocks);
    } catch (IOException e) {
      throw new UncheckedIOException("The clocks of " + hasty + " could not be changed", e);
    }
    return hasty;
  }

  /** A copy of the procedure that comes along, under this id and version. */
  static void copy(Path directory, String id, String version) {
    Path bundled =
        ObservabilityFiles.checkout()
            .resolve("routing-service/src/main/resources/procedures/" + ID + "/1");
    try (Stream<Path> files = Files.list(bundled)) {
      Files.createDirectories(directory);
      for (Path file : files.toList()) {
        Files.copy(file, directory.resolve(file.getFileName()));
      }
      ObjectNode procedure = read(directory.resolve("procedure.json"));
      write(directory.resolve("procedure.json"), procedure.put("id", id).put("version", version));
    } catch (IOException e) {
      throw new UncheckedIOException("The procedure could not be copied to " + directory, e);
    }
  }

  private static ObjectNode read(Path file) throws IOException {
    return (ObjectNode) Json.mapper().readTree(Files.readAllBytes(file));
  }

  private static void write(Path file, ObjectNode json) throws IOException {
    Files.write(file, Json.mapper().writeValueAsBytes(json));
  }
}
