package org.referralrouter.endtoend.observe;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.referralrouter.local.run.Checkout;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;

/** The files of {@code deploy/observability}. */
final class ObservabilityFiles {
  private static final Pattern ALERT = Pattern.compile("(?m)^ +- alert: (\\w+)$");
  private static final Pattern BLOCK =
      Pattern.compile("(?m)^( *)```sh\\n(.*?)^ *```$", Pattern.DOTALL);
  private static final Path CHECKOUT = Checkout.here().root();

  /** What a test cannot wait for, and what it waits for instead; durations and ages, in seconds. */
  private static final Map<String, String> SHORTER =
      Map.of(
          "(?m)^( +for): \\w+", "$1: 8s",
          "(scrape_interval|scrape_timeout|evaluation_interval): \\w+", "$1: 8s",
          "(offset) 10m", "$1 20s",
          "(queue=\"events\"}\\)) > 60", "$1 > 10");

  private ObservabilityFiles() {}

  static Path checkout() {
    return CHECKOUT;
  }

  static Path directory() {
    return CHECKOUT.resolve("deploy/observability");
  }

  /** The names of the alerts that there are rules for. */
  static SortedSet<String> alerts() {
    return ALERT
        .matcher(read(directory().resolve("prometheus/rules.yml")))
        .results()
        .map(found -> found.group(1))
        .collect(toCollection(TreeSet::new));
  }

  /** The runbooks of alerts. Others have names in small letters. */
  static List<Path> runbooks() {
    return list(directory().resolve("runbooks")).stream()
        .filter(file -> Character.isUpperCase(file.getFileName().toString().charAt(0)))
        .toList();
  }

  /** The dashboards by their files. */
  static Map<Path, JsonNode> dashboards() {
    Map<Path, JsonNode> dashboards = new TreeMap<>();
    for (Path file : list(directory().resolve("grafana/dashboards"))) {
      dashboards.put(file, Json.mapper().readTree(read(file)));
    }
    return dashboards;
  }

  /** The panels of a dashboard that show something. */
  static List<JsonNode> panels(JsonNode dashboard) {
    return dashboard
        .get("panels")
        .valueStream()
        .filter(panel -> !panel.get("type").asString().equals("row"))
        .toList();
  }

  /** The blocks of a page, each with its lines; one that ends with \\ goes on in the next. */
  static List<List<String>> blocks(Path page) {
    return BLOCK
        .matcher(read(page))
        .results()
        .map(block -> block.group(2).replace("\\\n", " "))
        .map(block -> block.lines().map(String::strip).filter(line -> !line.isEmpty()).toList())
        .toList();
  }

  /** The commands of a page's blocks, each once. */
  static List<String> commands(Path page) {
    return blocks(page).stream().flatMap(List::stream).distinct().toList();
  }

  /**
   * A copy of what Prometheus and Alertmanager read, in which an alert fires after seconds: every
   * {@code for} is 8 s, questions are asked each 8 s, an event may wait 10 s in an outbox, and
   * stops of routing are forgotten after 20 s.
   */
  static Path quickened() {
    Path copy = Path.of("target", "observability-" + UUID.randomUUID()).toAbsolutePath();
    for (String file :
        List.of(
            "prometheus/prometheus.yml", "prometheus/rules.yml", "alertmanager/alertmanager.yml")) {
      String text = read(directory().resolve(file));
      for (Map.Entry<String, String> change : SHORTER.entrySet()) {
        text = text.replaceAll(change.getKey(), change.getValue());
      }
      write(copy.resolve(file), text);
    }
    return copy;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> list(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
