package org.referralrouter.local.outage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.referralrouter.local.run.Checkout;

/**
 * The table of {@code deploy/HEALTH.md}: what each service does while something is away.
 *
 * @param rows by service; its cells by what is away
 */
public record HealthTable(Map<String, Map<String, HealthCell>> rows) {
  private static final String HEADING = "## The table";
  private static final String ROW = "|";
  private static final String AWAY = " away";

  /** The file. */
  public static Path file() {
    return Checkout.here().root().resolve("deploy/HEALTH.md");
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException where a cell says something else than it should
   */
  public static HealthTable read() {
    try {
      return of(Files.readAllLines(file()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file(), e);
    }
  }

  private static HealthTable of(List<String> lines) {
    List<List<String>> table =
        lines.stream()
            .dropWhile(line -> !line.equals(HEADING))
            .filter(line -> line.startsWith(ROW))
            .map(HealthTable::cells)
            .filter(cells -> !cells.getFirst().startsWith("-"))
            .toList();
    List<String> head = table.getFirst();
    Map<String, Map<String, HealthCell>> rows = new LinkedHashMap<>();
    for (List<String> row : table.subList(1, table.size())) {
      Map<String, HealthCell> cells = new LinkedHashMap<>();
      for (int i = 1; i < head.size(); i++) {
        cells.put(head.get(i).replace(AWAY, ""), HealthCell.of(row.get(i)));
      }
      rows.put(row.getFirst(), cells);
    }
    return new HealthTable(rows);
  }

  private static List<String> cells(String line) {
    return Stream.of(line.substring(1, line.length() - 1).split("\\|", -1))
        .map(String::strip)
        .toList();
  }

  /** What a service does while this is away. */
  public HealthCell cell(String service, String away) {
    HealthCell cell = rows.getOrDefault(service, Map.of()).get(away);
    if (cell == null) {
      throw new IllegalArgumentException(file() + " has no cell for " + service + ", " + away);
    }
    return cell;
  }

  /**
   * The cells of a service that have no test: none whose name begins as in {@code database_away}.
   *
   * @param tests the class with the service's tests
   */
  public List<String> untested(String service, Class<?> tests) {
    Set<String> columns = rows.getOrDefault(service, Map.of()).keySet();
    return columns.stream()
        .filter(
            away ->
                Arrays.stream(tests.getDeclaredMethods())
                    .map(Method::getName)
                    .noneMatch(name -> name.startsWith(away + "_away")))
        .toList();
  }
}
