package org.referralrouter.edge.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.referralrouter.access.AccessMatrix;
import org.referralrouter.document.AsyncApi;
import org.referralrouter.document.BrokerAddress;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.Json;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

class DocumentPageTest {
  private static final Pattern LINK = Pattern.compile("href=\"#([^\"]+)\"");
  private static final JsonNode OPEN_API =
      Json.mapper()
          .readTree(
              """
              {"openapi":"3.1.0","info":{"title":"A service","description":"<b>Not</b> markup."},
               "paths":{"/things":{"post":{"operationId":"make","summary":"Make a thing","security":[{"token":["thing:make"]}],
                 "parameters":[{"$ref":"#/components/parameters/key"}],
                 "requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"},
                   "examples":{"a-thing":{"value":{"name":"</pre><script>alert(1)</script>"}}}}}},
                 "responses":{"201":{"description":"Made.","headers":{"Location":{}}},
                   "401":{"$ref":"#/components/responses/Problem","description":"No token."}}}}},
               "components":{"schemas":{"Thing":{"type":"object","required":["name"],
                   "properties":{"name":{"type":"string","maxLength":20},"parts":{"type":"array","items":{"$ref":"#/components/schemas/Thing"}}}}},
                 "parameters":{"key":{"name":"Idempotency-Key","in":"header","required":true,"schema":{"type":"string"}}},
                 "responses":{"Problem":{"description":"A problem.","content":{"application/problem+json":{"schema":{"type":"object"}}}}},
                 "securitySchemes":{"token":{"description":"A token.","flows":{"clientCredentials":{"tokenUrl":"http://issuer"}}}}}}""");

  static Stream<ServedDocument> documents() {
    return Stream.of(
        new ServedDocument(() -> OPEN_API, OpenApiPage::of),
        new ServedDocument(
            () ->
                AsyncApi.of(
                        AccessMatrix.bundled(AgenciesFile.bundled()),
                        Topic.all(AgenciesFile.bundled()),
                        BrokerAddress.local())
                    .json(),
            AsyncApiPage::of));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void a_page_has_no_script_and_loads_nothing(ServedDocument document) {
    ResponseEntity<byte[]> page = document.page();

    assertThat(page.getHeaders().getFirst("Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .doesNotContain("unsafe");
    assertThat(html(page)).doesNotContain("<script", "src=", "<link", "@import", "url(", "style=");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_link_within_a_page_leads_somewhere(ServedDocument document) {
    String html = html(document.page());
    Matcher link = LINK.matcher(html);
    int links = 0;
    while (link.find()) {
      links++;
      assertThat(html).contains("id=\"" + link.group(1) + "\"");
    }
    assertThat(links).isPositive();
  }

  @Test
  void an_operation_is_shown_with_all_that_the_document_says_of_it() {
    String html = html(new ServedDocument(() -> OPEN_API, OpenApiPage::of).page());

    assertThat(html)
        .contains("POST", "/things", "Make a thing", "thing:make", "Idempotency-Key")
        .contains("Headers: Location.", "No token.", "list of Thing", "maxLength 20")
        .contains("&lt;b&gt;Not&lt;/b&gt; markup.");
  }

  @Test
  void a_topic_is_shown_with_those_who_may_use_it_and_what_it_carries() {
    String html = html(documents().toList().getLast().page());

    assertThat(html)
        .contains("referrals.police.v1", "in groups of the form ^(police-.*)$")
        .contains("ce_type", "SharedConcern", "dead-letter-reason", "Sam Sample");
  }

  private static String html(ResponseEntity<byte[]> page) {
    return new String(Objects.requireNonNull(page.getBody()), UTF_8);
  }
}
