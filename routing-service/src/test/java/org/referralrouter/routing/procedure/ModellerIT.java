package org.referralrouter.routing.procedure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.referralrouter.routing.procedure.GeneratedConcerns.RECEIVED;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.referralrouter.concern.Concern;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Embargo;
import org.referralrouter.local.tool.OutsideTool;
import org.referralrouter.wire.Json;

/**
 * The tables in the modeller that a board would edit them with: dmn-js, which Camunda Modeler is
 * made of, from npm and in a real browser. Where Chromium, npm or its registry is missing the test
 * is skipped with that reason, or fails under {@code -Dtools.required=true}.
 */
class ModellerIT {
  private static final ProcedureDirectory BUNDLED =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1");
  private static final Path SOURCES = Path.of("src", "test", "node");
  private static final Path WORK = Path.of("target", "dmn-js");
  private static final String OPEN_AND_SAVE =
      """
      async xml => {
        document.body.innerHTML = '<div id="canvas" style="height: 600px"></div>';
        const modeller = new DmnJS({ container: '#canvas' });
        const { warnings } = await modeller.importXML(xml);
        const views = [modeller.getActiveView().type];
        for (const view of modeller.getViews().filter(each => each !== modeller.getActiveView())) {
          warnings.push(...(await modeller.open(view)).warnings);
          views.push(view.type);
        }
        const rows = document.querySelectorAll('#canvas tbody tr .rule-index').length;
        const { xml: saved } = await modeller.saveXML({ format: true });
        modeller.destroy();
        return { warnings: warnings.map(warning => warning.message || JSON.stringify(warning)), views, rows, saved };
      }
      """;

  private static Playwright playwright;
  private static Browser browser;
  private static Page page;

  @BeforeAll
  static void open_the_modeller() throws Exception {
    Optional<Path> chromium = OutsideTool.chromium();
    assumeTrue(chromium.isPresent(), "Chromium is not installed: install it to run this test");
    Optional<Path> npm = OutsideTool.npm();
    assumeTrue(npm.isPresent(), "npm is not installed: install node and npm to run this test");
    boolean installed = installed(npm.get());
    assumeTrue(
        installed || Boolean.getBoolean("tools.required"),
        "npm cannot fetch dmn-js: see " + WORK.resolve("npm.txt"));
    assertThat(installed).as("npm ci, see %s", WORK.resolve("npm.txt")).isTrue();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium.get())
                    .setArgs(List.of("--no-sandbox")));
    page = browser.newPage();
    page.addScriptTag(
        new Page.AddScriptTagOptions()
            .setPath(WORK.resolve("node_modules/dmn-js/dist/dmn-modeler.production.min.js")));
  }

  @AfterAll
  static void close() {
    if (playwright != null) {
      playwright.close();
    }
  }

  static List<String> files() {
    return ProcedureDirectory.tableFiles();
  }

  @ParameterizedTest
  @MethodSource("files")
  void it_opens_every_table_without_a_warning_and_saves_every_row_as_it_stands(String file)
      throws IOException {
    Opened opened = openAndSave(file);

    assertThat(opened.warnings()).isEmpty();
    assertThat(opened.views()).containsExactly("drd", "decisionTable");
    RuleTable before = BUNDLED.text(file);
    assertThat(opened.rows()).as("rows shown").isEqualTo(before.rules().size());
    assertThat(KieTable.of(file, opened.saved().getBytes(UTF_8)).text()).isEqualTo(before);
  }

  @Test
  void it_refuses_the_namespaces_of_dmn_1_5() throws IOException {
    String newer = table("advice.dmn").replace("/20191111/", "/20230324/");

    assertThatThrownBy(() -> page.evaluate(OPEN_AND_SAVE, newer))
        .hasMessageContaining("failed to parse document");
  }

  @Test
  void a_procedure_that_it_saved_decides_alike(@TempDir Path saved) throws IOException {
    BUNDLED.copyTo(saved);
    for (String file : files()) {
      Files.write(saved.resolve(file), openAndSave(file).saved().getBytes(UTF_8));
    }
    DecisionMaker before = BUNDLED.decisions();
    DecisionMaker after = ProcedureDirectory.at(saved).decisions();
    assertThat(after.procedure().digest()).isNotEqualTo(before.procedure().digest());

    GeneratedConcerns generated = new GeneratedConcerns(20_191_111);
    for (int i = 0; i < 1_500; i++) {
      Concern concern = generated.next();
      for (Embargo embargo : List.of(Embargo.NONE, Embargo.RELEASED)) {
        Decision decided = after.decide(concern, RECEIVED, embargo);
        Decision expected = before.decide(concern, RECEIVED, embargo);
        assertThat(decided)
            .as("concern %d: %s", i, Json.mapper().writeValueAsString(concern))
            .usingRecursiveComparison()
            .ignoringFields("procedure")
            .isEqualTo(expected);
      }
    }
  }

  private record Opened(List<String> warnings, List<String> views, int rows, String saved) {}

  private static Opened openAndSave(String file) throws IOException {
    return Json.mapper().convertValue(page.evaluate(OPEN_AND_SAVE, table(file)), Opened.class);
  }

  private static String table(String file) throws IOException {
    return Files.readString(
        Path.of("src/main/resources/procedures/staffordshire-e-safety/1", file));
  }

  private static boolean installed(Path npm) throws IOException, InterruptedException {
    Files.createDirectories(WORK);
    for (String file : List.of("package.json", "package-lock.json")) {
      Files.copy(SOURCES.resolve(file), WORK.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Process process =
        new ProcessBuilder(npm.toString(), "ci", "--no-audit", "--no-fund", "--ignore-scripts")
            .directory(WORK.toFile())
            .redirectErrorStream(true)
            .redirectOutput(WORK.resolve("npm.txt").toFile())
            .start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroy();
      return false;
    }
    return process.exitValue() == 0;
  }
}
