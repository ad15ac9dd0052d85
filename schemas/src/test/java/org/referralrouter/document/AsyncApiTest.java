package org.referralrouter.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.referralrouter.access.AccessMatrix;
import org.referralrouter.access.AccessRule;
import org.referralrouter.access.Principal;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.EventSchemas;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class AsyncApiTest {
  private static final Path CHECKED_IN =
      Path.of("src", "main", "resources", "asyncapi", "asyncapi.json");
  private static final List<Topic> TOPICS = Topic.all(AgenciesFile.bundled());
  private static final AccessMatrix MATRIX = AccessMatrix.bundled(AgenciesFile.bundled());
  private static final AsyncApi WHOLE = AsyncApi.of(MATRIX, TOPICS, BrokerAddress.local());

  static Stream<Principal> principals() {
    return MATRIX.rules().stream().map(AccessRule::principal).distinct();
  }

  static Stream<AsyncApi> documents() {
    return Stream.concat(Stream.of(WHOLE), principals().map(WHOLE::cutTo));
  }

  @Test
  void the_document_that_is_checked_in_is_what_the_schemas_and_the_matrix_say() throws IOException {
    if (Boolean.getBoolean("documents.write")) {
      Files.writeString(CHECKED_IN, WHOLE.text());
    }
    assertThat(WHOLE.text())
        .as("Write it again with -Ddocuments.write=true and look at the difference")
        .isEqualTo(Files.readString(CHECKED_IN));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_document_follows_the_official_schema_of_asyncapi_3(AsyncApi document)
      throws IOException {
    assertThat(schema().validate(document.json())).isEmpty();
  }

  @Test
  void the_official_schema_refuses_what_is_no_asyncapi() throws IOException {
    ObjectNode broken = (ObjectNode) WHOLE.json();
    ((ObjectNode) broken.at("/operations").iterator().next()).put("action", "whisper");

    assertThat(schema().validate(broken)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("principals")
  void a_principals_operations_are_what_the_matrix_lets_it_do(Principal principal) {
    JsonNode cut = WHOLE.cutTo(principal).json();

    assertThat(addresses(cut, "receive")).isEqualTo(allowed(principal, AclOperation.READ));
    assertThat(addresses(cut, "send")).isEqualTo(allowed(principal, AclOperation.WRITE));
  }

  @Test
  void a_document_cut_to_an_agency_shows_it_its_two_topics_and_nothing_of_anybody_else() {
    JsonNode cut = WHOLE.cutTo(new Principal("police")).json();

    assertThat(cut.path("channels").propertyNames())
        .containsExactly("referrals.police.v1", "responses.police.v1");
    assertThat(cut.at("/components/messages").propertyNames())
        .containsExactly("Referral", "Response");
    assertThat(
            cut.path("operations").valueStream().map(each -> each.path("x-principal").asString()))
        .containsOnly("police");
    assertThat(
            cut.at("/operations/police.receive.referrals.police.v1/bindings/kafka/groupId/pattern")
                .asString())
        .satisfies(
            pattern -> {
              assertThat("police-inbox").matches(pattern);
              assertThat("social-care-inbox").doesNotMatch(pattern);
            });
  }

  @Test
  void whom_the_matrix_does_not_know_gets_nothing() {
    JsonNode cut = WHOLE.cutTo(new Principal("nobody")).json();

    assertThat(cut.path("channels").isEmpty()).isTrue();
    assertThat(cut.path("operations").isEmpty()).isTrue();
    assertThat(cut.at("/components/messages").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_reference_leads_somewhere(AsyncApi document) {
    JsonNode json = document.json();
    List<String> references = json.findValuesAsString("$ref");

    assertThat(references)
        .isNotEmpty()
        .allSatisfy(to -> assertThat(json.at(to.substring(1)).isMissingNode()).isFalse());
  }

  static Stream<Map.Entry<String, JsonNode>> avroMessages() {
    return WHOLE.json().at("/components/messages").properties().stream()
        .filter(each -> each.getValue().at("/payload/schemaFormat").isString());
  }

  @ParameterizedTest
  @MethodSource("avroMessages")
  void every_example_is_read_and_written_by_the_schema_beside_it(
      Map.Entry<String, JsonNode> message) throws IOException {
    var schema =
        new org.apache.avro.Schema.Parser()
            .parse(message.getValue().at("/payload/schema").toString());
    String example = message.getValue().at("/examples/0/payload").toString();

    GenericRecord read =
        new GenericDatumReader<GenericRecord>(schema)
            .read(null, DecoderFactory.get().jsonDecoder(schema, example));
    assertThat(binary(schema, read)).isEqualTo(read);
    assertThat(schema).isEqualTo(EventSchemas.named(message.getKey()));
  }

  @ParameterizedTest
  @MethodSource("avroMessages")
  void the_headers_of_an_example_follow_their_schema(Map.Entry<String, JsonNode> message) {
    JsonNode headers = message.getValue().at("/examples/0/headers");

    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(message.getValue().path("headers"))
                .validate(headers))
        .isEmpty();
    assertThat(headers.path("ce_type").asString())
        .isEqualTo("org.referralrouter." + message.getKey());
  }

  private static GenericRecord binary(org.apache.avro.Schema schema, GenericRecord value)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(schema).write(value, encoder);
    encoder.flush();
    return new GenericDatumReader<GenericRecord>(schema)
        .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
  }

  private static Set<String> allowed(Principal principal, AclOperation operation) {
    return TOPICS.stream()
        .map(Topic::topicName)
        .filter(topic -> MATRIX.allows(principal, ResourceType.TOPIC, topic, operation))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> addresses(JsonNode document, String action) {
    return document
        .path("operations")
        .valueStream()
        .filter(each -> each.path("action").asString().equals(action))
        .map(each -> document.at(each.at("/channel/$ref").asString().substring(1)))
        .map(channel -> channel.path("address").asString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** From {@code @asyncapi/specs} 6.11.1 in the npm registry, as it is there (Apache-2.0). */
  private static Schema schema() throws IOException {
    try (var official = AsyncApiTest.class.getResourceAsStream("/asyncapi/3.0.0-schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(new String(official.readAllBytes(), UTF_8));
    }
  }
}
