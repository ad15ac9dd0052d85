package org.referralrouter.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.referralrouter.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * The procedure that comes along with clocks of seconds, so that a test can wait for an agency's
 * silence to be told. A board may always set shorter clocks.
 *
 * @param directory of procedures, each in {@code ID/VERSION} of it
 */
record BriskProcedure(Path directory) {
  static final String ID = "staffordshire-e-safety";
  static final String VERSION = "brisk";

  private static final Map<String, String> CLOCKS =
      Map.of("receiptWithin", "PT30S", "boardAfter", "PT10S");
  private static final String DECISION_AFTER_RECEIPT = "PT10S";

  /** Written anew. */
  static BriskProcedure written() {
    Path bundled =
        Path.of(System.getProperty("checkout"))
            .resolve("routing-service/src/main/resources/procedures/" + ID + "/1");
    Path directory = Path.of("target", "procedures-" + UUID.randomUUID()).toAbsolutePath();
    Path brisk = directory.resolve(ID).resolve(VERSION);
    try (Stream<Path> files = Files.list(bundled)) {
      Files.createDirectories(brisk);
      for (Path file : files.toList()) {
        Files.copy(file, brisk.resolve(file.getFileName()));
      }
      ObjectNode procedure = read(brisk.resolve("procedure.json"));
      write(brisk.resolve("procedure.json"), procedure.put("version", VERSION));
      ObjectNode clocks = read(brisk.resolve("clocks.json"));
      CLOCKS.forEach(
          (name, elapsed) -> {
            for (String urgency : List.of("IMMEDIATE", "URGENT", "STANDARD")) {
              clocks.withObject("/" + name).putObject(urgency).put("elapsed", elapsed);
            }
          });
      clocks.putObject("decisionAfterReceipt").put("elapsed", DECISION_AFTER_RECEIPT);
      write(brisk.resolve("clocks.json"), clocks);
    } catch (IOException e) {
      throw new UncheckedIOException("The procedure could not be copied to " + brisk, e);
    }
    return new BriskProcedure(directory);
  }

  private static ObjectNode read(Path file) throws IOException {
    return (ObjectNode) Json.mapper().readTree(Files.readAllBytes(file));
  }

  private static void write(Path file, ObjectNode json) throws IOException {
    Files.write(file, Json.mapper().writeValueAsBytes(json));
  }
}
