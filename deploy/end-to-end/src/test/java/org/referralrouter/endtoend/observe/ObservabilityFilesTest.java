package org.referralrouter.endtoend.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.referralrouter.local.tool.OutsideTool;
import tools.jackson.databind.JsonNode;

/** Rules, routes, dashboards and runbooks, without a system. */
class ObservabilityFilesTest {
  private static final Path PROMETHEUS = ObservabilityFiles.directory().resolve("prometheus");
  private static final List<String> PARTS_OF_A_PAGE =
      List.of("## First look", "## What to do", "## What not to do", "## It is over when", "child");

  @Test
  void promtool_takes_the_configuration_and_every_alert_fires_and_stays_quiet_as_its_test_says() {
    run(OutsideTool.promtool(), "check", "config", PROMETHEUS.resolve("prometheus.yml").toString());
    run(OutsideTool.promtool(), "test", "rules", PROMETHEUS.resolve("rules-test.yml").toString());
  }

  @Test
  void every_alert_has_both_of_its_unit_tests() {
    String tests = ObservabilityFiles.read(PROMETHEUS.resolve("rules-test.yml"));
    assertThat(ObservabilityFiles.alerts())
        .hasSizeGreaterThan(15)
        .allSatisfy(
            alert ->
                assertThat(tests)
                    .containsPattern("name: " + alert + "( \\(\\w+\\))? fires\n")
                    .containsPattern("name: " + alert + "( \\(\\w+\\))? stays quiet\n"));
  }

  @Test
  void amtool_takes_the_routes() {
    run(
        OutsideTool.amtool(),
        "check-config",
        ObservabilityFiles.directory().resolve("alertmanager/alertmanager.yml").toString());
  }

  @Test
  void every_alert_has_its_page_and_every_page_its_alert() {
    assertThat(ObservabilityFiles.runbooks())
        .extracting(page -> page.getFileName().toString().replace(".md", ""))
        .containsExactlyInAnyOrderElementsOf(ObservabilityFiles.alerts());
    String rules = ObservabilityFiles.read(PROMETHEUS.resolve("rules.yml"));
    assertThat(ObservabilityFiles.alerts())
        .allSatisfy(
            alert ->
                assertThat(rules)
                    .contains("runbook: deploy/observability/runbooks/" + alert + ".md"));
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void a_page_says_what_it_means_for_children_and_what_to_do(Path page) {
    assertThat(ObservabilityFiles.read(page)).contains(PARTS_OF_A_PAGE);
    assertThat(ObservabilityFiles.commands(page)).isNotEmpty();
  }

  static List<Path> runbooks() {
    return ObservabilityFiles.runbooks();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void a_panel_has_a_title_a_description_and_the_chosen_source(Path file) {
    JsonNode dashboard = ObservabilityFiles.dashboards().get(file);
    assertThat(dashboard.get("schemaVersion").asInt()).isGreaterThanOrEqualTo(38);
    List<JsonNode> panels = ObservabilityFiles.panels(dashboard);
    assertThat(panels)
        .hasSizeGreaterThan(5)
        .allSatisfy(
            panel -> {
              assertThat(panel.get("title").asString()).isNotBlank();
              assertThat(panel.get("description").asString()).isNotBlank();
              assertThat(panel.get("datasource").get("uid").asString()).isEqualTo("${datasource}");
              assertThat(panel.get("targets").valueStream())
                  .isNotEmpty()
                  .allSatisfy(target -> assertThat(target.get("expr").asString()).isNotBlank());
            });
    assertThat(panels.stream().map(panel -> panel.get("id").asInt())).doesNotHaveDuplicates();
  }

  static Set<Path> dashboards() {
    return ObservabilityFiles.dashboards().keySet();
  }

  private static void run(Optional<Path> tool, String... arguments) {
    assumeTrue(
        tool.isPresent(), "Debian's prometheus and prometheus-alertmanager are not installed");
    List<String> words = new ArrayList<>(List.of(tool.orElseThrow().toString()));
    words.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(words).redirectErrorStream(true).redirectInput(Redirect.PIPE).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
