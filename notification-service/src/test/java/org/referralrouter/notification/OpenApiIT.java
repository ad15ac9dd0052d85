package org.referralrouter.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.documents.CheckedInDocument;
import org.referralrouter.documents.Conversation;
import org.referralrouter.documents.DocumentCheck;
import org.referralrouter.documents.OpenApi;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.JsonShapes;

/** The OpenAPI document says what the service does. */
class OpenApiIT {
  /** Of the examples. */
  private static final UUID CONCERN = UUID.fromString("6f1d2c1a-8d3e-4b57-9a60-2f4b8e7c1d05");

  private static final OpenApi DOCUMENT =
      OpenApi.of(RunningService.service())
          .withTypes(
              "org.referralrouter.notification.inbox.InboxPage",
              "org.referralrouter.notification.api.ResponseView")
          .with(JsonShapes.sent("Person", "Sent"))
          .with(JsonShapes.answered("ResponseOutcome"))
          .with(JsonShapes.answered("Referral"))
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
    Referral named = InboxClient.arrived(SampleReferral.to(Agency.POLICE, CONCERN, 1));
    assertThat(DOCUMENT.text()).contains(named.referralId().toString());

    var outcome =
        Conversation.hold(
            DOCUMENT.json(), RunningService.base(), RunningService.STACK::token, Map.of());

    assertThat(outcome.differences()).isEmpty();
    assertThat(outcome.unsent()).isEmpty();
    assertThat(outcome.sent()).isPositive();
  }

  @Test
  void anybody_is_served_the_document_and_its_page() {
    assertThat(InboxClient.json(RunningService.get("/openapi.json"))).isEqualTo(DOCUMENT.json());
    assertThat(RunningService.get("/openapi").body()).contains("Respond to a referral");
  }

  @Test
  void anybody_is_served_the_topics_document_and_its_page() {
    var topics = InboxClient.json(RunningService.get("/asyncapi.json"));

    assertThat(topics.path("asyncapi").asString()).isEqualTo("3.0.0");
    assertThat(topics.path("channels").propertyNames())
        .containsExactlyElementsOf(
            Topic.all(AgenciesFile.bundled()).stream().map(Topic::topicName).toList());
    assertThat(topics.at("/servers/broker/host").asString())
        .isEqualTo(RunningService.STACK.bootstrapServers());
    assertThat(RunningService.get("/asyncapi").body()).contains("referrals.police.v1");
  }
}
