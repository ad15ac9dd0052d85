package org.referralrouter.audit.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * GOV.UK Frontend and MOJ Frontend without the typeface GDS Transport, which is for services of
 * GOV.UK alone.
 */
@RestController
class Looks {
  private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);
  private static final MediaType SCRIPT =
      new MediaType("text", "javascript", StandardCharsets.UTF_8);
  private static final Duration KEPT = Duration.ofHours(1);

  private final String govuk =
      withoutTypeface("govuk-frontend/*/dist/govuk/govuk-frontend.min.css");
  private final String moj =
      withoutTypeface("ministryofjustice__frontend/*/moj/moj-frontend.min.css");
  private final String script = read("govuk-frontend/*/dist/govuk/govuk-frontend.min.js");

  @GetMapping("/assets/auditor/govuk-frontend.css")
  ResponseEntity<String> govuk() {
    return kept(CSS, govuk);
  }

  @GetMapping("/assets/auditor/moj-frontend.css")
  ResponseEntity<String> moj() {
    return kept(CSS, moj);
  }

  @GetMapping("/assets/auditor/govuk-frontend.js")
  ResponseEntity<String> script() {
    return kept(SCRIPT, script);
  }

  private static ResponseEntity<String> kept(MediaType type, String text) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
        .body(text);
  }

  private static String withoutTypeface(String webjar) {
    return read(webjar)
        .replaceAll("@font-face\\{[^}]*}", "")
        .replaceAll("\"?GDS Transport\"?,", "\"Noto Sans\",\"Liberation Sans\",");
  }

  /** The file of whichever version there is. */
  private static String read(String webjar) {
    try {
      Resource[] found =
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:/META-INF/resources/webjars/" + webjar);
      if (found.length != 1) {
        throw new IllegalStateException(found.length + " files are " + webjar + ", not one");
      }
      return found[0].getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + webjar, e);
    }
  }
}
