package org.referralrouter.local.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A part of the system did not start; the message says which, why, and where its log is. */
public final class PartFailed extends RuntimeException {
  private static final int LINES_SHOWN = 12;
  private static final int COLUMNS_SHOWN = 400;

  PartFailed(String part, String what, Path log) {
    super(part + " " + what + ". Its log is " + log + endOf(log));
  }

  private static String endOf(Path log) {
    List<String> lines;
    try {
      lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return " (and cannot be read)";
    }
    if (lines.isEmpty()) {
      return " (empty)";
    }
    var end = new StringBuilder(", which ends:");
    lines.stream()
        .skip(Math.max(0, lines.size() - LINES_SHOWN))
        .forEach(
            line -> end.append("\n    ").append(line, 0, Math.min(line.length(), COLUMNS_SHOWN)));
    return end.toString();
  }
}
