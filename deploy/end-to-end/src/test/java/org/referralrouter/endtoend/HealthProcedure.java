package org.referralrouter.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.referralrouter.concern.Agency;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The procedure that comes along with a seventh agency, Health, and clocks of seconds: files alone,
 * as a board would write them.
 */
final class HealthProcedure {
  static final Agency HEALTH = new Agency("HEALTH");

  private static final String SIX =
      "\"SOCIAL_CARE\",\"POLICE\",\"CEOP_PREPARATION\",\"HR_ALLEGATIONS\",\"DESIGNATED_OFFICER\",\"TRIAGE\"";
  private static final String CLOCK = "PT4S";

  private final Path directory;

  private HealthProcedure(Path directory) {
    this.directory = directory;
  }

  /** The directory of its files, written anew. */
  static Path written() throws IOException {
    Path brisk =
        BriskProcedure.written()
            .directory()
            .resolve(BriskProcedure.ID)
            .resolve(BriskProcedure.VERSION);
    HealthProcedure health = new HealthProcedure(brisk);
    health.agencies();
    health.tables();
    health.words();
    health.needToKnow();
    health.clocks();
    return brisk;
  }

  private void agencies() throws IOException {
    try (InputStream bundled =
        AgenciesFile.class.getResourceAsStream("/agencies/" + AgenciesFile.NAME)) {
      ObjectNode agencies = (ObjectNode) Json.mapper().readTree(bundled.readAllBytes());
      agencies
          .withArray("agencies")
          .addObject()
          .put("code", "HEALTH")
          .put("name", "Health")
          .put("desk", "HEALTH_DESK")
          .put("alwaysNamed", false);
      write(AgenciesFile.NAME, agencies);
    }
  }

  /** Two rows more, and the values that an agency and a position can have. */
  private void tables() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".dmn")).toList()) {
        String dmn =
            Files.readString(file)
                .replace(SIX, SIX + ",\"HEALTH\"")
                .replace(
                    "\"DUTY_DESK\"</text>\n    </allowedValues>",
                    "\"DUTY_DESK\",\"HEALTH_DESK\"</text>\n    </allowedValues>");
        Files.writeString(file, dmn);
      }
    }
    copyRow("positions.dmn", "K7_DUTY_DESK", "K7_HEALTH_DESK", "\"TRIAGE\"", "\"HEALTH\"");
    copyRow("rules-child.dmn", "C14", "C17", "\"SOCIAL_CARE\"", "\"HEALTH\"");
    register("17", "K7_HEALTH_DESK");
    register("38", "C17");
  }

  /** A row like another one, for another agency. */
  private void copyRow(String name, String row, String copy, String agency, String another)
      throws IOException {
    Path file = directory.resolve(name);
    String dmn = Files.readString(file);
    int from = dmn.indexOf("      <rule id=\"" + row + "\">");
    int to = dmn.indexOf("</rule>\n", from) + "</rule>\n".length();
    String added =
        dmn.substring(from, to)
            .replace(row, copy)
            .replace(agency, another)
            .replace("DUTY_DESK", "HEALTH_DESK");
    Files.writeString(file, dmn.substring(0, to) + added + dmn.substring(to));
  }

  private void register(String paragraph, String row) throws IOException {
    JsonNode paragraphs = read("paragraphs.json");
    for (JsonNode each : paragraphs) {
      if (each.path("paragraph").asString().equals(paragraph)) {
        ((ObjectNode) each).withArray("rules").add(row);
        if (row.startsWith("C")) {
          ((ObjectNode) each).withObject("interpretations").put(row, "The board adds Health.");
        }
      }
    }
    write("paragraphs.json", paragraphs);
  }

  private void words() throws IOException {
    ObjectNode texts = (ObjectNode) read("texts.json");
    texts.withObject("agencies").put("HEALTH", "Health");
    texts.withObject("positions").put("HEALTH_DESK", "somebody who works where Health reads");
    write("texts.json", texts);
  }

  private void needToKnow() throws IOException {
    ObjectNode table = (ObjectNode) read("need-to-know.json");
    ObjectNode agencies = table.withObject("agencies");
    agencies.set("HEALTH", agencies.get("DESIGNATED_OFFICER").deepCopy());
    write("need-to-know.json", table);
  }

  private void clocks() throws IOException {
    ObjectNode clocks = (ObjectNode) read("clocks.json");
    for (String name : List.of("receiptWithin", "boardAfter")) {
      for (String urgency : List.of("IMMEDIATE", "URGENT", "STANDARD")) {
        clocks.withObject(name).putObject(urgency).put("elapsed", CLOCK);
      }
    }
    write("clocks.json", clocks);
  }

  private JsonNode read(String name) throws IOException {
    return Json.mapper().readTree(Files.readAllBytes(directory.resolve(name)));
  }

  private void write(String name, JsonNode json) throws IOException {
    Files.writeString(
        directory.resolve(name), Json.mapper().writeValueAsString(json), StandardCharsets.UTF_8);
  }
}
