package org.referralrouter.audit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.event.Response;
import org.referralrouter.event.Topic;
import org.referralrouter.event.TrialId;
import org.referralrouter.local.stack.AuditorsPage;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.local.tool.OutsideTool;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The pages for auditors in a real browser, over the running service with a running witness. */
class AuditorPageIT {
  private static final UUID CONCERN = UUID.randomUUID();
  private static final UUID OTHER = UUID.randomUUID();
  private static final UUID LIFE = UUID.randomUUID();
  private static final UUID TRIAL = TrialId.of(UUID.randomUUID());
  private static final Path SHOTS = Path.of("target", "pages");
  private static final int MOST_TABS = 60;

  @TempDir static Path directory;
  private static AuditorsPage signIn;
  private static RunningAudit audit;
  private static Playwright playwright;
  private static Browser browser;
  private static BrowserContext signedIn;
  private static String session;

  @BeforeAll
  static void start() {
    Optional<Path> chromium = OutsideTool.chromium();
    assumeTrue(chromium.isPresent(), "Chromium is not installed: install it to run this test");
    signIn = Stack.shared().auditorsPage();
    List<String> settings = new ArrayList<>(RunningAudit.witness(directory));
    settings.add("--server.port=" + signIn.port());
    settings.add("--audit.page.issuer=" + Stack.shared().issuerUri());
    settings.add("--audit.page.client-secret=" + signIn.clientSecret());
    audit = RunningAudit.start(settings.toArray(String[]::new)).awaitReady();
    try (Topics topics = Topics.open()) {
      Stream.of(1, 2, 3).map(n -> Topics.response(CONCERN, n)).forEach(topics::write);
      topics.write(Topics.response(OTHER, 1));
      topics.write(Topics.response(TRIAL, 1));
      ConcernLife.of(LIFE).forEach(topics::write);
    }
    await("everything is sealed and witnessed")
        .atMost(RunningAudit.PATIENCE)
        .ignoreExceptions()
        .until(
            () ->
                audit.ofConcern(CONCERN).size() == 3
                    && audit.ofConcern(OTHER).size() == 1
                    && audit.ofConcern(TRIAL).size() == 1
                    && audit.ofConcern(LIFE).size() == ConcernLife.TITLES.size()
                    && audit.settled());
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
    signedIn = context(true);
    Page page = signedIn.newPage();
    signIn(page);
    page.locator("#purpose").fill("A case review");
    page.locator("main button").click();
    session = signedIn.storageState();
  }

  @AfterAll
  static void end() {
    if (playwright != null) {
      playwright.close();
    }
    if (audit != null) {
      audit.close();
    }
  }

  private static BrowserContext context(boolean scripts) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(signIn.base().toString())
                .setJavaScriptEnabled(scripts)
                .setStorageState(session));
    context.setDefaultTimeout(10_000);
    return context;
  }

  private static void signIn(Page page) {
    page.navigate("/auditor");
    page.locator("#username").fill(signIn.user());
    page.locator("#password").fill(signIn.password());
    page.locator("button").click();
  }

  private static Page open(String path) {
    Page page = signedIn.newPage();
    page.navigate(path);
    return page;
  }

  private static String entryPath() {
    JsonNode entry = audit.ofConcern(CONCERN).getFirst();
    return "/auditor/entries/" + entry.get("log").asString() + "/" + entry.get("index").asLong();
  }

  private static Stream<String> paths() {
    return Stream.of(
        "/auditor/purpose",
        "/auditor/entries",
        "/auditor/entries?concern=nobody&from=yesterday&subject=child-1",
        "/auditor/entries?concern=" + UUID.randomUUID(),
        "/auditor/entries?concern=" + CONCERN,
        "/auditor/concerns/" + CONCERN,
        "/auditor/referrals/" + Topics.response(CONCERN, 1).referralId(),
        entryPath(),
        "/auditor/missing",
        "/auditor/concerns/" + LIFE,
        "/auditor/concerns/" + TRIAL,
        "/auditor/entries?type=ProcedureInForce",
        "/auditor/missing?kind=AGENCY_DECISION",
        "/auditor/missing?kind=DECISION",
        "/auditor/ledger",
        "/auditor/nothing-here",
        "/auditor/signed-out",
        "/auditor/sign-in-failed");
  }

  @Test
  void no_page_keeps_anybody_out_or_asks_anything_of_anybody_else() {
    List<String> complaints = new ArrayList<>();
    Page page = signedIn.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("status of 4")) {
            complaints.add(page.url() + ": " + message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onResponse(
        response -> {
          if (response.status() >= 400 && !response.request().isNavigationRequest()) {
            complaints.add(response.status() + " " + response.url());
          }
        });
    page.onRequest(
        request -> {
          if (!request.url().startsWith(signIn.base().toString())
              || request.url().contains("/assets/fonts")) {
            complaints.add(request.url());
          }
        });
    paths()
        .forEach(
            path -> {
              page.navigate(path);
              page.screenshot(
                  new Page.ScreenshotOptions()
                      .setFullPage(true)
                      .setPath(SHOTS.resolve(path.replaceAll("[^a-z]+", "-") + ".png")));
              assertThat(new AxeBuilder(page).analyze().getViolations()).as(path).isEmpty();
              assertThat(page.locator("h1").count()).as(path).isEqualTo(1);
              assertThat(page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily"))
                  .asString()
                  .startsWith("\"Noto Sans\"");
            });
    assertThat(complaints).isEmpty();
    page.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/auditor/sign-in/x, 404",
    "/auditor/missing?=x, 400",
    "/auditor/entries?=x, 400",
    "/auditor/missing?kind=NONE, 400",
    "/auditor/missing?agency=NOBODY, 400",
    "/auditor/entries/x/y, 404",
    "/auditor/concerns/%20, 400"
  })
  void an_address_that_nobody_made_is_never_a_fault_of_ours(String path, int status) {
    Page page = signedIn.newPage();
    assertThat(page.navigate(path).status()).isEqualTo(status);
    page.close();
  }

  @Test
  void who_signs_in_and_is_not_an_auditor_sees_nothing_and_the_refusal_is_in_the_log() {
    try (BrowserContext fresh = browser.newContext()) {
      Page page = fresh.newPage();
      page.navigate(signIn.base() + "/auditor/concerns/" + LIFE);
      page.locator("#username").fill(signIn.outsider());
      page.locator("#password").fill(signIn.password());
      page.locator("button").click();
      assertThat(page.locator("h1")).hasText("You may not do this");
      assertThat(page.content()).doesNotContain(LIFE.toString());
    }
    await("the refused look")
        .atMost(RunningAudit.PATIENCE)
        .until(
            () ->
                audit
                    .entries("?limit=1000&type=AccessRecorded&concern=" + LIFE, "audit:read")
                    .body()
                    .contains(signIn.outsider()));
  }

  @Test
  void what_is_of_a_trial_says_so_wherever_it_is_shown() {
    Page page = open("/auditor/concerns/" + TRIAL);
    assertThat(page.locator(".govuk-inset-text")).containsText("This is a test");
    assertThat(page.locator(".moj-timeline__title")).containsText("Test: Response from Police");
    page.navigate("/auditor/entries?concern=" + TRIAL);
    assertThat(page.locator("tbody tr a").first()).containsText("Test: Response from Police");
    page.locator("tbody tr a").first().click();
    assertThat(page.locator("#entry")).containsText("Yes: it is of a trial");
    page.navigate("/auditor/concerns/" + CONCERN);
    assertThat(page.locator(".govuk-inset-text")).hasCount(0);
    page.close();
  }

  @Test
  void the_keyboard_alone_leads_from_signing_in_to_a_proof_that_fits() {
    try (BrowserContext fresh = browser.newContext()) {
      Page page = fresh.newPage();
      page.navigate(signIn.base() + "/auditor");
      tabTo(page, "#username").type(signIn.user());
      tabTo(page, "#password").type(signIn.password());
      page.keyboard().press("Enter");
      assertThat(page.locator("h1")).hasText("Why do you read the audit log?");
      tabTo(page, "#purpose").type("Keyboard alone");
      page.keyboard().press("Enter");
      assertThat(page.locator("h1")).hasText("Search the audit log");
      tabTo(page, "#concern").type(CONCERN.toString());
      page.keyboard().press("Enter");
      assertThat(page.locator("#results")).containsText("What was found");
      tabTo(page, "tbody tr:has-text('Response') td:nth-child(2) a");
      page.keyboard().press("Enter");
      tabTo(page, "#proof-check button");
      page.keyboard().press("Enter");
      assertThat(page.locator("#proof-result .moj-alert")).containsText("The proof fits");
      assertThat(page.locator("#proof-result li.rr-fits")).hasCount(6);
      page.screenshot(
          new Page.ScreenshotOptions().setFullPage(true).setPath(SHOTS.resolve("proof.png")));
      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
      tabTo(page, ".rr-header__button");
    }
  }

  // From wherever the focus is, round the page at most once.
  private static com.microsoft.playwright.Keyboard tabTo(Page page, String selector) {
    for (int i = 0; i < MOST_TABS; i++) {
      if ((boolean)
          page.locator(selector)
              .first()
              .evaluate("element => element === document.activeElement")) {
        return page.keyboard();
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("The keyboard does not reach " + selector);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "leaf",
        "hashes",
        "rootHashes",
        "checkpoint",
        "rootCheckpoint",
        "index",
        "rootIndex"
      })
  void a_proof_that_was_changed_on_its_way_does_not_fit(String field) {
    Page page = open(entryPath());
    page.route("**/proof", route -> route.fulfill(changed(route, field)));
    page.locator("#proof-check button").click();
    assertThat(page.locator("#proof-result .moj-alert--error")).isVisible();
    assertThat(page.locator("#proof-result .moj-alert--success")).hasCount(0);
    page.close();
  }

  private static Route.FulfillOptions changed(Route route, String field) {
    ObjectNode proof = (ObjectNode) Json.mapper().readTree(route.fetch().body());
    JsonNode old = proof.get(field);
    if (old.isArray()) {
      proof.putArray(field).add("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    } else if (old.isNumber()) {
      proof.put(field, old.asLong() + 1);
    } else {
      // In the middle of the leaf; in a checkpoint, within its root.
      int at = field.equals("leaf") ? 40 : old.asString().split("\n\n", 2)[0].length() - 10;
      char was = old.asString().charAt(at);
      proof.put(
          field,
          old.asString().substring(0, at)
              + (was == 'A' ? 'B' : 'A')
              + old.asString().substring(at + 1));
    }
    return new Route.FulfillOptions()
        .setContentType("application/json")
        .setBody(Json.mapper().writeValueAsString(proof));
  }

  @Test
  void what_the_page_shows_is_held_against_the_entry() {
    Page page = open(entryPath());
    page.evaluate("document.getElementById('entry').dataset.agency = 'TRIAGE'");
    page.locator("#proof-check button").click();
    assertThat(page.locator("#proof-result .moj-alert--error")).isVisible();
    page.close();
  }

  @Test
  void a_key_of_somebody_else_does_not_fit() {
    Page page = open(entryPath());
    page.locator("#key").fill("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    page.locator("#proof-check button").click();
    assertThat(page.locator("#proof-result .moj-alert--error")).containsText("does not fit");
    page.locator("#key").fill("no key");
    page.locator("#proof-check button").click();
    assertThat(page.locator("#proof-result .moj-alert--error")).containsText("name+id+key");
    page.close();
  }

  @Test
  void everything_but_the_check_works_without_scripts() throws Exception {
    try (BrowserContext plain = context(false)) {
      Page page = plain.newPage();
      page.navigate("/auditor/entries");
      page.locator("#concern").fill("nobody");
      page.locator("main form button").click();
      assertThat(page.locator(".govuk-error-summary a")).hasAttribute("href", "#concern");
      page.locator("#concern").fill(CONCERN.toString());
      page.locator("#type").selectOption("Response");
      page.locator("#from").fill("24/11/2026");
      page.locator("#to").fill("24/11/2026");
      page.locator("main form button").click();
      assertThat(page.locator("tbody tr")).hasCount(3);
      Download download = page.waitForDownload(() -> page.getByText("Download as CSV").click());
      try (ZipFile zip = new ZipFile(download.path().toFile())) {
        assertThat(zip.stream().map(Object::toString)).contains("entries.csv", "manifest.json");
      }
      page.locator("tbody a").first().click();
      assertThat(page.locator("#proof-check")).isHidden();
      assertThat(page.locator(".govuk-inset-text")).containsText("referrals audit verify");
      page.locator("dd a").first().click();
      assertThat(page.locator(".moj-timeline__item")).hasCount(3);
      assertThat(page.locator("body")).not().containsText(OTHER.toString());
      page.getByText("What is missing").click();
      assertThat(page.locator("h1")).hasText("What is missing");
      page.getByText("How the ledger stands").first().click();
      assertThat(page.locator("#quorum")).containsText("Witnessed");
    }
  }

  @Test
  void a_timeline_tells_a_concerns_life_and_which_version_of_the_procedure_ruled() {
    Page page = open("/auditor/concerns/" + LIFE);
    assertThat(page.locator(".moj-timeline__title").allTextContents())
        .containsExactlyElementsOf(ConcernLife.TITLES);
    assertThat(page.locator(".govuk-details")).containsText("Refused look: referral read");
    page.getByText("When which version of the procedure was in force").click();
    assertThat(page.locator("tbody")).containsText(ConcernLife.PROCEDURE_TITLE);
    page.getByText(ConcernLife.PROCEDURE_TITLE).first().click();
    assertThat(page.locator("#entry")).containsText("procedures.v1");
    page.close();
  }

  @Test
  void a_referrals_timeline_tells_the_same_of_it_alone() {
    Page page = open("/auditor/referrals/" + ConcernLife.toThePolice(LIFE));
    assertThat(page.locator(".moj-timeline__title").allTextContents())
        .containsExactlyElementsOf(
            ConcernLife.TITLES.stream().filter(title -> !title.contains("Social Care,")).toList());
    page.close();
  }

  @Test
  void a_record_that_came_without_a_time_is_told_as_such() {
    UUID timeless = UUID.randomUUID();
    try (Topics topics = Topics.open()) {
      topics.writeTimeless(Topic.DEAD_LETTERS, timeless, new byte[] {7});
    }
    await().atMost(RunningAudit.PATIENCE).until(() -> audit.ofConcern(timeless).size() == 1);
    Page page = open("/auditor/concerns/" + timeless);
    assertThat(page.locator(".moj-timeline__date")).hasText("Without a time");
    page.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {375, 1280})
  void the_page_of_the_openapi_document_fits_its_window_and_keeps_nobody_out(int width) {
    Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(width, 900));
    List<String> complaints = new ArrayList<>();
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.navigate(signIn.base() + "/openapi");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(SHOTS.resolve("openapi-" + width + ".png")));

    assertThat(page.locator("h1")).hasText("Referral Router: audit log");
    assertThat((boolean) page.evaluate("document.body.scrollWidth <= window.innerWidth")).isTrue();
    assertThat(complaints).as("its style is let in by its policy").isEmpty();
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    page.close();
  }

  @Test
  void a_log_whose_topic_is_gone_says_so_on_the_page() throws SQLException {
    String id = UUID.randomUUID().toString();
    owner(
        "INSERT INTO log (topic, topic_id, partition) VALUES ('acknowledgements.v1', '"
            + id
            + "', 0)");
    try {
      Page page = open("/auditor/ledger");
      assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(id)))
          .containsText("Earlier versions read this topic; this one does not.");
      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
      page.close();
    } finally {
      owner("DELETE FROM log WHERE topic_id = '" + id + "'");
    }
  }

  private static void owner(String sql) throws SQLException {
    try (Connection owner = RunningAudit.asOwner();
        var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void pages_of_results_follow_each_other() {
    UUID many = UUID.randomUUID();
    List<Response> events =
        Stream.iterate(1, n -> n + 1).limit(60).map(n -> Topics.response(many, n)).toList();
    try (Topics topics = Topics.open()) {
      events.forEach(topics::write);
    }
    await().atMost(RunningAudit.PATIENCE).until(() -> audit.ofConcern(many).size() == 60);
    Page page = open("/auditor/entries?type=Response&concern=" + many);
    assertThat(page.locator("tbody tr")).hasCount(50);
    page.getByText("Next page").click();
    assertThat(page.locator("tbody tr")).hasCount(10);
    assertThat(page.locator("#concern")).hasValue(many.toString());
    page.close();
  }

  @Test
  void every_view_is_an_entry_of_its_own() {
    UUID asked = OTHER;
    open("/auditor/concerns/" + asked).close();
    await()
        .atMost(RunningAudit.PATIENCE)
        .untilAsserted(
            () -> {
              HttpResponse<String> accesses =
                  audit.entries(
                      "?type=AccessRecorded&actor=auditor&concern=" + asked, "audit:read");
              assertThat(accesses.body()).contains("AUDIT_TIMELINE_READ");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "/auditor/concerns/00000000-0000-0000-0000-000000000000, 404",
    "/auditor/concerns/x, 400",
    "/auditor/entries/x/0/0, 404",
    "/auditor/entries/00000000-0000-0000-0000-000000000000/0/0, 404",
    "/auditor/entries?conern=x, 400",
    "/auditor/missing?kind=EVERYTHING, 400",
    "/auditor/nothing, 404",
    "/auditor/missing?agency=ARMY, 400"
  })
  void what_is_not_there_is_told_as_such(String path, int status) {
    Page page = signedIn.newPage();
    assertThat(page.navigate(path).status()).isEqualTo(status);
    assertThat(page.locator("h1")).isVisible();
    page.close();
  }

  @Test
  void nobody_gets_in_without_signing_in_and_the_session_opens_nothing_else() {
    assertThat(audit.anonymous("/auditor/entries").statusCode()).isEqualTo(302);
    assertThat(audit.read("/auditor/entries").statusCode()).isEqualTo(302);
    Page page = signedIn.newPage();
    assertThat(page.navigate("/entries").status()).isEqualTo(401);
    page.close();
  }

  @Test
  void who_signs_out_is_out_at_the_issuer_too() {
    try (BrowserContext leaving = browser.newContext()) {
      Page page = leaving.newPage();
      page.navigate(signIn.base() + "/auditor");
      page.locator("#username").fill(signIn.user());
      page.locator("#password").fill("wrong");
      page.locator("button").click();
      assertThat(page.locator("#username")).isVisible();
      page.locator("#username").fill(signIn.user());
      page.locator("#password").fill(signIn.password());
      page.locator("button").click();
      page.locator(".rr-header__button").click();
      assertThat(page.locator("h1")).hasText("You are signed out");
      page.getByText("Go to the audit log").click();
      assertThat(page.locator("#password")).isVisible();
    }
  }
}
