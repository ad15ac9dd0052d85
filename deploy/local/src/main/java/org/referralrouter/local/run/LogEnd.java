package org.referralrouter.local.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.referralrouter.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The end of a log file, for people: what was wrong, or else the last lines; JSON lines as text.
 * Where a part has a file of its own for what it writes before and beside its log, that one too.
 */
final class LogEnd {
  private static final int LINES_SHOWN = 12;
  private static final int COLUMNS_SHOWN = 300;

  private LogEnd() {}

  /**
   * The end of both.
   *
   * @param output what the process itself wrote; may be the log
   */
  static String of(Path log, Path output) {
    if (output.equals(log) || lines(output).isEmpty()) {
      return end(log);
    }
    String ofOutput = "\n  " + output + end(output);
    return Files.exists(log) ? end(log) + ofOutput : " (not begun)" + ofOutput;
  }

  private static String end(Path file) {
    if (!Files.isReadable(file)) {
      return " (and cannot be read)";
    }
    List<String> lines = lines(file);
    if (lines.isEmpty()) {
      return " (empty)";
    }
    var wrong = lines.stream().filter(line -> line.contains("ERROR")).toList();
    return wrong.isEmpty() ? ", which ends:" + last(lines) : ", which says:" + last(wrong);
  }

  private static List<String> lines(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
          .lines()
          .map(LogEnd::plain)
          .toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  private static String last(List<String> lines) {
    return lines.stream()
        .skip(Math.max(0, lines.size() - LINES_SHOWN))
        .map(line -> "\n    " + line.substring(0, Math.min(line.length(), COLUMNS_SHOWN)))
        .collect(Collectors.joining());
  }

  // Services log JSON in two common vocabularies: ECS, with log.level and error.message, and
  // Logstash's, with level.
  private static String plain(String line) {
    if (!line.startsWith("{")) {
      return line;
    }
    try {
      var json = Json.mapper().readTree(line);
      return Stream.of(
              json.path("level"),
              json.path("log").path("level"),
              json.path("message"),
              json.path("error").path("message"))
          .filter(JsonNode::isString)
          .map(JsonNode::asString)
          .collect(Collectors.joining(" "));
    } catch (JacksonException notJson) {
      return line;
    }
  }
}
