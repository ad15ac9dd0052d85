package org.referralrouter.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.core.util.Json31;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.referralrouter.wire.Json;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A service's OpenAPI 3.1 document: paths, parameters and answers as springdoc reads them from the
 * running service's code, schemas of the product's own JSON, and the overlay's words and examples.
 */
public final class OpenApi {
  private static final String ALL_PARAMETERS = "MultiValueMapStringString";
  private static final String REST = "/**";
  private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

  private final Map<String, Object> document;

  private OpenApi(Map<String, Object> document) {
    this.document = document;
  }

  /** What the code of a running service says. */
  public static OpenApi of(ApplicationContext service) {
    try {
      byte[] json =
          service
              .getBean(OpenApiWebMvcResource.class)
              .openapiJson(new MockHttpServletRequest(), "/v3/api-docs", Locale.UK);
      OpenApi read = new OpenApi(Json.mapper().readValue(new String(json, UTF_8), MAP));
      read.tidy();
      return read;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("springdoc cannot write what it read", e);
    }
  }

  /**
   * Takes out what springdoc makes up (where the test's service runs, tags by the names of classes,
   * parameters that are a map of all) and names the rest of a path, which OpenAPI has no word for.
   */
  private void tidy() {
    document.remove("servers");
    document.remove("tags");
    object(components(), "schemas").remove(ALL_PARAMETERS);
    Map<String, Object> paths = object(document, "paths");
    for (String path : List.copyOf(paths.keySet())) {
      Map<String, Object> operations = object(paths, path);
      operations.values().forEach(operation -> tidy(object(operation), path.endsWith(REST)));
      if (path.endsWith(REST)) {
        paths.put(path.replace(REST, "/{rest}"), operations);
        paths.remove(path);
      }
    }
  }

  private static void tidy(Map<String, Object> operation, boolean withRest) {
    operation.remove("tags");
    List<Object> parameters =
        new ArrayList<>((List<?>) operation.getOrDefault("parameters", List.of()));
    parameters.removeIf(parameter -> String.valueOf(parameter).contains(ALL_PARAMETERS));
    if (withRest) {
      parameters.add(
          new LinkedHashMap<>(
              Map.of(
                  "name",
                  "rest",
                  "in",
                  "path",
                  "required",
                  true,
                  "schema",
                  Map.of("type", "string"))));
    }
    operation.put("parameters", parameters);
  }

  private Map<String, Object> components() {
    return object(document, "components");
  }

  /** With these schemas of the product, in the place of what springdoc made of their types. */
  public OpenApi with(ObjectNode schemas) {
    object(components(), "schemas").putAll(Json.mapper().convertValue(schemas, MAP));
    return this;
  }

  /**
   * With the schemas of types that no signature names.
   *
   * @param names of classes
   */
  public OpenApi withTypes(String... names) {
    for (String name : names) {
      try {
        ResolvedSchema resolved =
            ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(Class.forName(name)));
        resolved.referencedSchemas.forEach(
            (named, schema) ->
                object(components(), "schemas")
                    .put(named, Json31.mapper().convertValue(schema, LinkedHashMap.class)));
      } catch (ClassNotFoundException e) {
        throw new IllegalArgumentException("There is no such class", e);
      }
    }
    return this;
  }

  /**
   * With what every service says, and an overlay of this one's own (OpenAPI Overlay 1.0, YAML).
   *
   * @throws IllegalArgumentException where the overlay speaks of what the code has not
   */
  public OpenApi with(Path overlay) {
    try (InputStream common = OpenApi.class.getResourceAsStream("/openapi/common.yaml")) {
      Overlay.of(new String(Objects.requireNonNull(common).readAllBytes(), UTF_8))
          .applyTo(document);
      Overlay.of(Files.readString(overlay)).applyTo(document);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document, its paths and components in the order of their names. */
  public JsonNode json() {
    Map<String, Object> ordered = new LinkedHashMap<>();
    for (String name :
        List.of("openapi", "info", "externalDocs", "servers", "security", "tags", "paths")) {
      if (document.containsKey(name)) {
        ordered.put(name, document.get(name));
      }
    }
    Map<String, Object> paths = new TreeMap<>(object(document, "paths"));
    paths
        .values()
        .forEach(
            path ->
                object(path)
                    .values()
                    .forEach(
                        operation ->
                            object(operation)
                                .computeIfPresent(
                                    "responses", (_, answers) -> new TreeMap<>(object(answers)))));
    ordered.put("paths", paths);
    Map<String, Object> components = new TreeMap<>(components());
    components.replaceAll((_, parts) -> new TreeMap<>(object(parts)));
    ordered.put("components", components);
    ObjectNode json = Json.mapper().valueToTree(ordered);
    while (hasUnused(json)) {
      // One that is taken out may have been the only one to use another.
    }
    return json;
  }

  /** Takes out the schemas that nothing refers to; false where there is none. */
  private static boolean hasUnused(ObjectNode json) {
    Set<String> used =
        json.findValuesAsString("$ref").stream()
            .map(reference -> reference.replace("#/components/schemas/", ""))
            .collect(Collectors.toSet());
    ObjectNode schemas = (ObjectNode) json.at("/components/schemas");
    int before = schemas.size();
    schemas.retain(used);
    return schemas.size() < before;
  }

  /** Its text, laid out for people. */
  public String text() {
    return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(json()) + "\n";
  }

  private static Map<String, Object> object(Map<String, Object> parent, String name) {
    return object(parent.computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>()));
  }

  @SuppressWarnings("unchecked") // a JSON object as a map
  private static Map<String, Object> object(Object json) {
    return (Map<String, Object>) json;
  }
}
