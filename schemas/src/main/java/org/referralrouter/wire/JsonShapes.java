package org.referralrouter.wire;

import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.referralrouter.known.PersonRef;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas (2020-12) of what the product reads and writes as JSON, made from the Avro schemas
 * that the readers compare with and from the limits that they check. A schema says less than a
 * reader: that refs are unique, that an NHS number checks and that no image hides, only the reader
 * knows.
 */
public final class JsonShapes {
  /** The symbol for what an older reader does not know; no JSON has it. */
  private static final String UNRECOGNISED = "UNRECOGNISED";

  private static final Pattern OF_AVRO_ALONE =
      Pattern.compile(" ?An enum symbol that an older reader does not know is read as [A-Z]+\\.");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final boolean sent;
  private final String prefix;
  private final ObjectNode schemas = NODES.objectNode();

  private JsonShapes(boolean sent, String prefix) {
    this.sent = sent;
    this.prefix = prefix;
  }

  /**
   * The schemas of what somebody sends: what has a default may be left out, unknown fields are
   * refused.
   *
   * @param name of the Avro type, as in {@code ConcernContent}
   * @param prefix of the names here, as in {@code SentPerson}
   * @return the type and all that it refers to, by name, for {@code #/components/schemas}
   */
  public static ObjectNode sent(String name, String prefix) {
    return new JsonShapes(true, prefix).with(name);
  }

  /**
   * The schemas of what the product answers: every field is there.
   *
   * @param name of the Avro type, as in {@code Referral}
   */
  public static ObjectNode answered(String name) {
    return new JsonShapes(false, "").with(name);
  }

  private ObjectNode with(String name) {
    JsonNode _ = shape("", EventSchemas.named(name));
    return schemas;
  }

  private ObjectNode shape(String field, Schema schema) {
    return switch (schema.getType()) {
      case UNION -> nullable(shape(field, EventSchemas.present(schema)));
      case RECORD -> reference(schema);
      case ENUM -> reference(schema);
      case ARRAY -> array(field, schema.getElementType());
      case STRING -> text(field, schema);
      case INT ->
          EventSchemas.date(schema)
              ? typed("string").put("format", "date")
              : typed("integer").put("minimum", 0).put("maximum", Integer.MAX_VALUE);
      case LONG -> typed("string").put("format", "date-time");
      case BOOLEAN -> typed("boolean");
      default -> throw new IllegalArgumentException("Our schemas do not use " + schema.getType());
    };
  }

  private ObjectNode reference(Schema schema) {
    String name = prefix + schema.getName();
    if (!schemas.has(name)) {
      ObjectNode shape = NODES.objectNode();
      schemas.set(name, shape);
      if (schema.getType() == Schema.Type.ENUM) {
        symbols(shape, schema);
      } else {
        fields(shape, schema);
      }
    }
    return NODES.objectNode().put("$ref", "#/components/schemas/" + name);
  }

  private static void symbols(ObjectNode shape, Schema schema) {
    shape.put("type", "string").put("description", description(schema.getDoc()));
    ArrayNode symbols = shape.putArray("enum");
    schema.getEnumSymbols().stream()
        .filter(symbol -> !symbol.equals(UNRECOGNISED))
        .forEach(symbols::add);
  }

  private void fields(ObjectNode shape, Schema schema) {
    shape.put("type", "object").put("description", description(schema.getDoc()));
    ObjectNode properties = shape.putObject("properties");
    ArrayNode required = NODES.arrayNode();
    for (Schema.Field field : schema.getFields()) {
      ObjectNode property = shape(field.name(), field.schema());
      boolean optional = sent && field.hasDefaultValue();
      // Null says the same as leaving it out.
      ObjectNode shown = optional ? nullable(property) : property;
      shown.put("description", description(field.doc()));
      properties.set(field.name(), shown);
      if (!optional) {
        required.add(field.name());
      }
    }
    if (!required.isEmpty()) {
      shape.set("required", required);
    }
    if (sent) {
      shape.put("additionalProperties", false);
    }
  }

  private ObjectNode array(String field, Schema items) {
    ObjectNode array = typed("array");
    array.set("items", shape(field + "/", items));
    if (sent) {
      array.put("maxItems", field.equals("people") ? TextCheck.MAX_PEOPLE : TextCheck.MAX_LIST);
      if (field.equals("categories")) {
        array.put("minItems", 1);
      }
    }
    return array;
  }

  private ObjectNode text(String field, Schema schema) {
    ObjectNode text = typed("string");
    if (schema.getLogicalType() != null) {
      return text.put("format", schema.getLogicalType().getName());
    }
    if (!sent) {
      return text;
    }
    return switch (field) {
      case "summary" -> text.put("minLength", 1).put("maxLength", TextCheck.MAX_SUMMARY);
      case "organisation" -> text.put("minLength", 1).put("maxLength", TextCheck.MAX_TEXT);
      case "ref" -> text.put("pattern", PersonRef.PATTERN);
      case "sha256" -> text.put("pattern", "^[0-9a-fA-F]{64}$");
      default -> text.put("maxLength", TextCheck.MAX_TEXT);
    };
  }

  private static ObjectNode typed(String type) {
    return NODES.objectNode().put("type", type);
  }

  private static ObjectNode nullable(ObjectNode shape) {
    JsonNode type = shape.path("type");
    if (type.isArray()) {
      return shape;
    }
    if (type.isString()) {
      shape.putArray("type").add(type.asString()).add("null");
      return shape;
    }
    if (shape.has("anyOf")) {
      return shape;
    }
    ObjectNode either = NODES.objectNode();
    either.putArray("anyOf").add(shape).add(typed("null"));
    return either;
  }

  private static String description(String doc) {
    return OF_AVRO_ALONE.matcher(doc).replaceAll("");
  }
}
