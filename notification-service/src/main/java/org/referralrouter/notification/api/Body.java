package org.referralrouter.notification.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Problem;
import org.referralrouter.wire.ImageBytes;
import org.referralrouter.wire.Json;
import org.referralrouter.wire.Pointer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A small JSON object being read: it finds all that is wrong, each with its pointer. */
final class Body {
  /** As for a concern's texts. */
  private static final int MAX_TEXT = 2_000;

  private final JsonNode tree;
  private final List<Problem> problems = new ArrayList<>();

  private Body(JsonNode tree) {
    this.tree = tree;
  }

  /** Reads UTF-8 JSON with no other fields than these; null where it is not a JSON object. */
  static @Nullable Body of(byte[] json, Set<String> fields) {
    JsonNode tree;
    try {
      tree = Json.mapper().readTree(json);
    } catch (JacksonException _) {
      return null;
    }
    if (tree == null || !tree.isObject()) {
      return null;
    }
    Body body = new Body(tree);
    tree.propertyNames().stream()
        .filter(name -> !fields.contains(name))
        .forEach(
            name ->
                body.problems.add(
                    new Problem(Pointer.step(name), "is not a field here; leave it out")));
    return body;
  }

  /** The text of a field; null, with a problem noted, where it is no text that is allowed. */
  @Nullable String text(String field, boolean required) {
    JsonNode value = tree.get(field);
    if (value == null || value.isNull()) {
      if (required) {
        problem(field, "is required");
      }
      return null;
    }
    if (!value.isString()) {
      problem(field, "must be text");
      return null;
    }
    String text = value.asString();
    if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      problem(field, "holds a character that is no text; leave it out");
      return null;
    }
    if (text.isBlank()) {
      problem(field, "must not be blank");
      return null;
    }
    if (ImageBytes.hideIn(text)) {
      problem(field, "holds an image, video or archive; describe in words what was seen");
      return null;
    }
    if (text.codePointCount(0, text.length()) > MAX_TEXT) {
      problem(field, "has more than " + MAX_TEXT + " characters; shorten it");
      return null;
    }
    return text;
  }

  /** The constant that a field names; null, with a problem noted, where it names none. */
  <E extends Enum<E>> @Nullable E code(String field, Class<E> type, boolean required) {
    String name = text(field, required);
    if (name == null) {
      return null;
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(name))
        .findFirst()
        .orElseGet(
            () -> {
              problem(
                  field,
                  Arrays.stream(type.getEnumConstants())
                      .map(Enum::name)
                      .collect(Collectors.joining(", ", "must be one of ", "")));
              return null;
            });
  }

  void problem(String field, String detail) {
    problems.add(new Problem("/" + field, detail));
  }

  /** The content, or all problems where there are any. */
  <T> BodyReading<T> content(Supplier<T> content) {
    return problems.isEmpty()
        ? new BodyReading.Right<>(content.get())
        : new BodyReading.Refused<>(List.copyOf(problems));
  }

  static <T> BodyReading<T> unreadable() {
    return new BodyReading.Unreadable<>("The body is not JSON. Send one JSON object, as UTF-8.");
  }
}
