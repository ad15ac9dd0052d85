package org.referralrouter.documents;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds an OpenAPI document against the official schema, and values against its own schemas. */
public final class DocumentCheck {
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private static final Set<String> BESIDE_A_REFERENCE = Set.of("$ref", "summary", "description");

  private final JsonNode document;

  public DocumentCheck(JsonNode document) {
    this.document = document;
  }

  /** Everything that is wrong with the document itself and with its examples. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    official().validate(document).forEach(error -> faults.add(told("document", error)));
    for (String reference : document.findValuesAsString("$ref")) {
      if (document.at(reference.substring(1)).isMissingNode()) {
        faults.add("nothing is at " + reference);
      }
    }
    walk("", document, faults);
    return faults;
  }

  /** What of a value does not follow a schema of this document. */
  public List<String> faults(String what, JsonNode schema, JsonNode value) {
    ObjectNode root = Json.mapper().createObjectNode();
    root.putArray("allOf").add(schema);
    root.set("components", document.path("components"));
    return SCHEMAS.getSchema(root).validate(value).stream()
        .map(error -> told(what, error))
        .toList();
  }

  /** Wherever examples stand beside a schema: in media types, parameters and headers. */
  private void walk(String at, JsonNode node, List<String> faults) {
    // In a schema, JSON Schema reads what stands beside a reference.
    if (node.path("$ref").isString()
        && !at.contains("/schema")
        && !BESIDE_A_REFERENCE.containsAll(node.propertyNames())) {
      faults.add(at + ": beside a reference stands what nobody reads");
    }
    if (node.isObject() && node.path("schema").isObject()) {
      node.path("examples")
          .properties()
          .forEach(
              example ->
                  faults.addAll(
                      faults(
                          at + "/examples/" + example.getKey(),
                          node.path("schema"),
                          example.getValue().path("value"))));
      if (node.has("example")) {
        faults.addAll(faults(at + "/example", node.path("schema"), node.path("example")));
      }
    }
    if (node.isObject()) {
      node.properties().forEach(each -> walk(at + "/" + each.getKey(), each.getValue(), faults));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        walk(at + "/" + i, node.get(i), faults);
      }
    }
  }

  private static String told(String what, Error error) {
    return what + ": " + error.getInstanceLocation() + " " + error.getMessage();
  }

  /** Of the OpenAPI Initiative, for 3.1, without its dialect of schemas (Apache-2.0). */
  private static Schema official() {
    try (InputStream in = DocumentCheck.class.getResourceAsStream("/openapi/3.1-schema.json")) {
      if (in == null) {
        throw new IllegalStateException("The official schema is missing from this module");
      }
      return SCHEMAS.getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
