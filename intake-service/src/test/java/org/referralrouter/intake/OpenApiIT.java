package org.referralrouter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.referralrouter.documents.CheckedInDocument;
import org.referralrouter.documents.Conversation;
import org.referralrouter.documents.DocumentCheck;
import org.referralrouter.documents.OpenApi;
import org.referralrouter.wire.JsonShapes;

/** The OpenAPI document says what the service does. */
class OpenApiIT {
  private static final OpenApi DOCUMENT =
      OpenApi.of(RunningIntake.service())
          .with(JsonShapes.sent("ConcernContent", ""))
          .with(Path.of("src", "test", "resources", "openapi", "overlay.yaml"));

  @Test
  void the_document_that_is_checked_in_is_what_the_code_says() {
    assertThat(CheckedInDocument.at(CheckedInDocument.OPEN_API, DOCUMENT.text()))
        .as("Write it again with -Ddocuments.write=true and look at the difference")
        .isEqualTo(DOCUMENT.text());
  }

  @Test
  void it_follows_the_official_schema_and_its_examples_follow_its_own() {
    assertThat(new DocumentCheck(DOCUMENT.json()).faults()).isEmpty();
  }

  @Test
  void every_example_is_sent_and_answered_as_the_document_promises() {
    var outcome =
        Conversation.hold(
            DOCUMENT.json(), RunningIntake.uri("/"), RunningIntake.STACK::token, Map.of());

    assertThat(outcome.differences()).isEmpty();
    assertThat(outcome.unsent()).isEmpty();
    assertThat(outcome.sent()).isPositive();
  }

  @Test
  void anybody_is_served_the_document_and_its_page() {
    var served = RunningIntake.send(HttpRequest.newBuilder(RunningIntake.uri("/openapi.json")));
    assertThat(RunningIntake.json(served)).isEqualTo(DOCUMENT.json());

    var page = RunningIntake.send(HttpRequest.newBuilder(RunningIntake.uri("/openapi")));
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
    assertThat(page.body()).contains("Submit a concern", "the key of another concern");
  }
}
