package org.referralrouter.routing.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page.PdfOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Margin;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.referralrouter.local.tool.OutsideTool;
import org.referralrouter.routing.procedure.ProcedureDirectory;

/**
 * The book in a real browser, on the screen and on paper. Where Chromium is missing the test is
 * skipped, or fails under {@code -Dtools.required=true}.
 */
class BookPageIT {
  private static final int PORTRAIT_WIDTH = 794; // A4 at 96 dots an inch
  private static Playwright playwright;
  private static Browser browser;
  private static com.microsoft.playwright.Page page;

  @BeforeAll
  static void open_the_book() throws Exception {
    Optional<Path> chromium = OutsideTool.chromium();
    assumeTrue(chromium.isPresent(), "Chromium is not installed: install it to run this test");
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
    Path book = Path.of("target", "book.html").toAbsolutePath();
    Files.writeString(
        book, new Page().of(Book.of(ProcedureDirectory.bundled("staffordshire-e-safety", "1"))));
    page = browser.newPage();
    page.navigate(book.toUri().toString());
  }

  @AfterAll
  static void close() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @Test
  void it_keeps_nobody_out() {
    page.emulateMedia(
        new com.microsoft.playwright.Page.EmulateMediaOptions().setMedia(Media.SCREEN));

    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
  }

  @Test
  void it_asks_nothing_of_anybody_else() {
    assertThat(page.locator("script, link, img, iframe").count()).isZero();
  }

  @Test
  void the_keyboard_reaches_every_paragraph_from_the_contents() {
    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.activeElement.getAttribute('href')")).isEqualTo("#p1");
    page.keyboard().press("Enter");
    assertThat(page.url()).endsWith("#p1");
    assertThat(page.locator("nav a").count()).isEqualTo(52);
    for (var link : page.locator("nav a").all()) {
      assertThat(page.locator(link.getAttribute("href")).count())
          .as(link.textContent())
          .isEqualTo(1);
    }
  }

  @Test
  void on_paper_nothing_is_cut_off() {
    page.setViewportSize(PORTRAIT_WIDTH, 1123);
    page.emulateMedia(
        new com.microsoft.playwright.Page.EmulateMediaOptions().setMedia(Media.PRINT));

    assertThat(
            (Integer)
                page.evaluate(
                    "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).length"))
        .isZero();
    byte[] pdf = page.pdf(new PdfOptions().setPreferCSSPageSize(true).setMargin(new Margin()));
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    assertThat(Pattern.compile("/Type\\s*/Page\\b").matcher(text).results().count())
        .isBetween(20L, 35L);
    assertThat(text).containsPattern("/MediaBox\\s*\\[0 0 59[45]");
  }
}
