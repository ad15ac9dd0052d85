package org.referralrouter.audit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.audit.operate.Letter;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Topic;
import org.referralrouter.local.stack.AuditorsPage;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.local.tool.OutsideTool;
import org.referralrouter.wire.DeadLetter;

/** The pages for operators in a real browser, over the running service. */
class OperatorPageIT {
  private static final UUID LIFE = UUID.randomUUID();
  private static final Path SHOTS = Path.of("target", "pages");
  private static final Topic ORIGIN = Topic.ofResponsesFrom(Agency.POLICE);
  private static final int MOST_TABS = 60;

  private static AuditorsPage signIn;
  private static RunningAudit audit;
  private static Topics topics;
  private static Playwright playwright;
  private static Browser browser;
  private static String session;

  @BeforeAll
  static void start() {
    Optional<Path> chromium = OutsideTool.chromium();
    assumeTrue(chromium.isPresent(), "Chromium is not installed: install it to run this test");
    signIn = Stack.shared().auditorsPage();
    audit =
        RunningAudit.start(
                "--server.port=" + signIn.port(),
                "--audit.page.issuer=" + Stack.shared().issuerUri(),
                "--audit.page.client-secret=" + signIn.clientSecret(),
                "--audit.page.operator.client-secret=" + signIn.clientSecret())
            .awaitReady();
    topics = Topics.open();
    ConcernLife.of(LIFE).subList(1, 4).forEach(topics::write);
    await("the concern is in the log")
        .atMost(RunningAudit.PATIENCE)
        .until(() -> audit.ofConcern(LIFE).size() == 3);
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
    try (BrowserContext first = browser.newContext()) {
      Page page = first.newPage();
      signIn(page, signIn.operator());
      assertThat(page.locator("h1")).hasText("Is a child waiting too long?");
      session = first.storageState();
    }
  }

  @AfterAll
  static void end() {
    if (playwright != null) {
      playwright.close();
    }
    if (audit != null) {
      audit.close();
      topics.close();
    }
  }

  private static void signIn(Page page, String who) {
    page.navigate(signIn.base() + "/operations");
    page.locator("#username").fill(who);
    page.locator("#password").fill(signIn.password());
    page.locator("button").click();
  }

  private static BrowserContext context(boolean scripts, int width) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(signIn.base().toString())
                .setJavaScriptEnabled(scripts)
                .setViewportSize(width, 900)
                .setStorageState(session));
    context.setDefaultTimeout(10_000);
    return context;
  }

  /** A letter that nobody has decided on. */
  private static UUID letter() {
    long offset = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);
    UUID concern = UUID.randomUUID();
    topics.writeRaw(
        Topic.DEAD_LETTERS,
        concern,
        topics.value(ORIGIN, Topics.response(concern, 1)),
        Map.of(
            DeadLetter.SERVICE, "routing-service",
            DeadLetter.TOPIC, ORIGIN.topicName(),
            DeadLetter.PARTITION, "0",
            DeadLetter.OFFSET, Long.toString(offset),
            DeadLetter.REASON, "UNKNOWN_REFERRAL"));
    UUID letter = Letter.id(ORIGIN.topicName(), 0, offset);
    await("the letter")
        .atMost(RunningAudit.PATIENCE)
        .until(() -> audit.get("/dead-letters/" + letter, "operations:read").statusCode() == 200);
    return letter;
  }

  @ParameterizedTest
  @ValueSource(ints = {375, 1280})
  void no_page_keeps_anybody_out_and_none_names_anybody(int width) {
    UUID letter = letter();
    List<String> complaints = new ArrayList<>();
    try (BrowserContext context = context(true, width)) {
      Page page = context.newPage();
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error") && !message.text().contains("status of 4")) {
              complaints.add(page.url() + ": " + message.text());
            }
          });
      page.onPageError(complaints::add);
      Stream.of(
              "/operations",
              "/operations/waits",
              "/operations/waits?step=RECEIPT&overdue=true",
              "/operations/standings/" + LIFE,
              "/operations/dead-letters",
              "/operations/dead-letters?state=OPEN&topic=responses.police.v1",
              "/operations/dead-letters/" + letter,
              "/operations/nothing-here",
              "/operations/signed-out")
          .forEach(
              path -> {
                page.navigate(path);
                page.screenshot(
                    new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(
                            SHOTS.resolve(width + path.replaceAll("[^a-zA-Z]+", "-") + ".png")));
                assertThat(new AxeBuilder(page).analyze().getViolations()).as(path).isEmpty();
                assertThat(page.locator("h1").count()).as(path).isEqualTo(1);
                assertThat(page.content()).as(path).doesNotContain("Duty sergeant");
                assertThat(
                        (boolean)
                            page.evaluate(
                                "document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("%s does not scroll sideways", path)
                    .isTrue();
              });
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void from_a_number_one_click_leads_to_its_list_and_from_there_to_what_can_be_done() {
    try (BrowserContext context = context(false, 1280)) {
      Page page = context.newPage();
      page.navigate("/operations");
      page.locator("#overdue").click();
      assertThat(page.locator("h1")).hasText("Who waits");
      page.navigate("/operations/waits?step=RECEIPT&agency=POLICE");
      page.locator("a:has-text('" + ConcernLife.toThePolice(LIFE) + "')").click();
      assertThat(page.locator("h1")).hasText("Whose turn it is");
      assertThat(page.locator(".govuk-warning-text")).containsText("must not be alerted");
      assertThat(page.locator("main")).containsText("Ring the agency's duty desk");
      page.navigate("/operations");
      page.locator("svg a").first().click();
      assertThat(page.locator("h1")).hasText("Who waits");
    }
  }

  @Test
  void a_letter_is_set_aside_without_scripts_and_not_without_a_reason() {
    UUID letter = letter();
    try (BrowserContext context = context(false, 1280)) {
      Page page = context.newPage();
      page.navigate("/operations/dead-letters?state=OPEN");
      page.locator("text=Set aside").last().click();
      assertThat(page.locator(".govuk-error-summary")).containsText("Choose at least one letter");
      assertThat(page.locator(".govuk-error-summary")).containsText("Enter why");
      page.navigate("/operations/dead-letters/" + letter);
      page.locator("#why").fill("Said twice");
      page.locator("button:has-text('Set aside')").click();
      assertThat(page.locator("#state")).hasText("Set aside");
    }
  }

  @Test
  void the_keyboard_alone_leads_from_signing_in_to_a_letter_that_is_put_back() {
    UUID letter = letter();
    try (BrowserContext fresh = browser.newContext()) {
      Page page = fresh.newPage();
      page.navigate(signIn.base() + "/operations/dead-letters/" + letter);
      tabTo(page, "#username");
      page.keyboard().type(signIn.operator());
      tabTo(page, "#password");
      page.keyboard().type(signIn.password());
      page.keyboard().press("Enter");
      assertThat(page.locator("h1")).hasText("Dead letter: UNKNOWN_REFERRAL");
      tabTo(page, "#why");
      page.keyboard().type("The referral is there now");
      page.keyboard().press("Enter");
      assertThat(page.locator("#state")).containsText("edriv");
      await("it is put back")
          .atMost(RunningAudit.PATIENCE)
          .until(
              () ->
                  audit
                      .get("/dead-letters/" + letter, "operations:read")
                      .body()
                      .contains("\"REDRIVEN\""));
      page.reload();
      assertThat(page.locator("#state")).hasText("Redriven");
    }
  }

  @Test
  void the_first_screen_renews_itself() {
    try (BrowserContext context = context(true, 1280)) {
      Page page = context.newPage();
      page.navigate("/operations");
      Locator now = page.locator("#now");
      String before = page.locator("#now .govuk-hint").first().textContent();
      assertThat(now.locator(".govuk-hint").first())
          .not()
          .hasText(before, new LocatorAssertions.HasTextOptions().setTimeout(30_000));
    }
  }

  @Test
  void who_is_no_operator_sees_nothing_and_an_operator_reads_no_log() {
    try (BrowserContext fresh = browser.newContext()) {
      Page page = fresh.newPage();
      signIn(page, signIn.user());
      assertThat(page.locator("h1")).hasText("You may not do this");
    }
    try (BrowserContext operator = context(true, 1280)) {
      Page page = operator.newPage();
      page.navigate("/auditor/entries");
      assertThat(page.locator("h1")).hasText("You may not do this");
    }
  }

  @Test
  void the_flow_is_a_picture_too() {
    try (BrowserContext context = context(true, 1280)) {
      var picture = context.request().get(signIn.base() + "/operations/flow.svg");
      assertThat(picture.headers().get("content-type")).startsWith("image/svg+xml");
      assertThat(picture.text()).startsWith("<svg").contains("Reported").contains("Acted on");
    }
  }

  private static void tabTo(Page page, String selector) {
    for (int i = 0; i < MOST_TABS; i++) {
      if ((boolean)
          page.locator(selector)
              .first()
              .evaluate("element => element === document.activeElement")) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("The keyboard does not reach " + selector);
  }
}
