package org.referralrouter.audit.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;

/** Questions read their parameters as a map, so that no signature names them. */
class DocumentedParametersTest {
  @Test
  void the_document_names_every_parameter_of_a_question_and_no_other() throws IOException {
    Set<String> ofAnExport = new TreeSet<>(EntryParameters.NAMES);
    ofAnExport.removeAll(Set.of("after", "limit"));
    ofAnExport.add("format");

    assertThat(documented("/entries")).isEqualTo(EntryParameters.NAMES);
    assertThat(documented("/missing")).isEqualTo(MissingParameters.NAMES);
    assertThat(documented("/exports")).isEqualTo(ofAnExport);
  }

  private static Set<String> documented(String path) throws IOException {
    JsonNode document;
    try (var file = DocumentedParametersTest.class.getResourceAsStream("/openapi/openapi.json")) {
      document = Json.mapper().readTree(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
    return document
        .path("paths")
        .path(path)
        .at("/get/parameters")
        .valueStream()
        .map(
            given ->
                given.has("$ref") ? document.at(given.path("$ref").asString().substring(1)) : given)
        .filter(parameter -> parameter.path("in").asString().equals("query"))
        .map(parameter -> parameter.path("name").asString())
        .collect(Collectors.toSet());
  }
}
