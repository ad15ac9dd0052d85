package org.referralrouter.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.concern.Reading;
import org.referralrouter.event.Referral;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class JsonShapesTest {
  private static final String LEAST =
      """
      {"categories":["CYBERBULLYING"],"summary":"Words.","reporter":{"organisation":"School"}%s}""";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",\"images\":null,\"people\":[]",
        ",\"people\":[{\"ref\":\"child-1\",\"roles\":[\"VICTIM\"],\"dateOfBirth\":\"2013-04-01\",\"employment\":null}]",
        ",\"occurredAt\":\"2026-11-02T19:30:00+01:00\",\"immediateDanger\":null",
        ",\"grooming\":{\"contactOccasions\":3,\"meeting\":\"NONE\"},\"retract\":[\"/people/child-2\"]",
        ",\"alreadyReportedTo\":[{\"agency\":\"POLICE\",\"at\":\"2026-11-03\"}]"
      })
  void what_the_reader_accepts_the_schema_accepts(String more) {
    assertThat(accepted(LEAST.formatted(more))).isTrue();
    assertThat(valid(LEAST.formatted(more))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"colour\":\"red\"",
        ",\"immediateDanger\":\"MAYBE\"",
        ",\"sharing\":{\"consent\":\"UNRECOGNISED\"}",
        ",\"people\":[{\"ref\":\"Robin\"}]",
        ",\"people\":[{\"roles\":[\"VICTIM\"]}]",
        ",\"evidence\":[{\"sha256\":\"ab\"}]",
        ",\"evidence\":[null]",
        ",\"grooming\":{\"contactOccasions\":-1}",
        ",\"images\":[]"
      })
  void what_the_schema_refuses_the_reader_refuses(String more) {
    assertThat(valid(LEAST.formatted(more))).isFalse();
    assertThat(accepted(LEAST.formatted(more))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"categories", "summary", "reporter"})
  void what_is_required_is_required_by_both(String field) {
    ObjectNode concern = (ObjectNode) Json.mapper().readTree(LEAST.formatted(""));
    concern.remove(field);

    assertThat(valid(concern.toString())).isFalse();
    assertThat(accepted(concern.toString())).isFalse();
  }

  @Test
  void the_limits_are_those_of_the_reader() {
    for (int length : new int[] {TextCheck.MAX_SUMMARY, TextCheck.MAX_SUMMARY + 1}) {
      String concern =
          LEAST.formatted("").replace("Words.", "a b ".repeat(length).substring(0, length));

      assertThat(valid(concern))
          .isEqualTo(accepted(concern))
          .isEqualTo(length == TextCheck.MAX_SUMMARY);
    }
  }

  @Test
  void an_answer_has_every_field_and_its_schema_says_so() throws IOException {
    String written;
    try (var example = getClass().getResourceAsStream("/asyncapi/examples/Referral.json")) {
      written =
          Json.mapper()
              .writeValueAsString(
                  Json.mapper()
                      .readValue(new String(example.readAllBytes(), UTF_8), Referral.class));
    }
    ObjectNode document = document("Referral", JsonShapes.answered("Referral"));
    ObjectNode without = (ObjectNode) Json.mapper().readTree(written);
    without.remove("withdrawnReason");

    assertThat(validation(document, written)).isTrue();
    assertThat(validation(document, without.toString())).isFalse();
  }

  private static boolean accepted(String concern) {
    return ConcernJson.read(concern.getBytes(UTF_8), AgenciesFile.bundled())
        instanceof Reading.Accepted;
  }

  private static boolean valid(String concern) {
    return validation(
        document("SentConcernContent", JsonShapes.sent("ConcernContent", "Sent")), concern);
  }

  private static ObjectNode document(String root, ObjectNode schemas) {
    ObjectNode document =
        Json.mapper().createObjectNode().put("$ref", "#/components/schemas/" + root);
    document.putObject("components").set("schemas", schemas);
    return document;
  }

  private static boolean validation(JsonNode schema, String text) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema)
        .validate(Json.mapper().readTree(text))
        .isEmpty();
  }
}
