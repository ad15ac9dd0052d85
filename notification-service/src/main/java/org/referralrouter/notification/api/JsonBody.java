package org.referralrouter.notification.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Problem;
import org.referralrouter.wire.ImageBytes;
import org.referralrouter.wire.Json;
import org.referralrouter.wire.Pointer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A small JSON object being read: it finds all that is wrong, each with its pointer. */
final class JsonBody {
  /** As for a concern's texts. */
  private static final int MAX_TEXT = 2_000;

  private final JsonNode tree;
  private final List<Problem> problems = new ArrayList<>();

  private JsonBody(JsonNode tree) {
    this.tree = tree;
  }

  /** Reads UTF-8 JSON with no other fields than these; null where it is not a JSON object. */
  static @Nullable JsonBody of(byte[] json, Set<String> fields) {
    JsonNode tree;
    try {
      tree = Json.mapper().readTree(json);
    } catch (JacksonException _) {
      return null;
    }
    if (tree == null || !tree.isObject()) {
      return null;
    }
    JsonBody body = new JsonBody(tree);
    tree.propertyNames().stream()
        .filter(name -> !fields.contains(name))
        .forEach(
            name ->
                body.problems.add(
                    new Problem(Pointer.step(name), "is not a field here; leave it out")));
    return body;
  }

  /** Whether the field is given and not null. */
  boolean has(String field) {
    return tree.hasNonNull(field);
  }

  /** The field as it is given; a missing node where it is not. */
  JsonNode node(String field) {
    return tree.path(field);
  }

  /** The text of a field; null, with a problem noted, where it is no text that is allowed. */
  @Nullable String text(String field, boolean required) {
    if (!has(field)) {
      if (required) {
        problem(field, "is required");
      }
      return null;
    }
    if (!node(field).isString()) {
      problem(field, "must be text");
      return null;
    }
    String text = node(field).asString();
    String wrong = wrong(text);
    if (wrong != null) {
      problem(field, wrong);
      return null;
    }
    return text;
  }

  private static @Nullable String wrong(String text) {
    if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      return "holds a character that is no text; leave it out";
    }
    if (text.isBlank()) {
      return "must not be blank";
    }
    if (ImageBytes.hideIn(text)) {
      return "holds an image, video or other file, or a long run of encoded bytes; describe in words what was seen";
    }
    return text.codePointCount(0, text.length()) > MAX_TEXT
        ? "has more than " + MAX_TEXT + " characters; shorten it"
        : null;
  }

  /** The constant that a field names; null, with a problem noted, where it names none. */
  <E extends Enum<E>> @Nullable E code(String field, Class<E> type, boolean required) {
    String name = text(field, required);
    if (name == null) {
      return null;
    }
    return one(field, name, Arrays.asList(type.getEnumConstants()), Enum::name);
  }

  /** The agency that a field names; null, with a problem noted, where it names none of these. */
  @Nullable Agency agency(String field, Agencies agencies) {
    String name = text(field, true);
    return name == null ? null : one(field, name, agencies.all(), Agency::name);
  }

  private <T> @Nullable T one(String field, String name, List<T> all, Function<T, String> named) {
    for (T one : all) {
      if (named.apply(one).equals(name)) {
        return one;
      }
    }
    problem(
        field, all.stream().map(named).collect(Collectors.joining(", ", "must be one of ", "")));
    return null;
  }

  void problem(String field, String detail) {
    problems.add(new Problem("/" + field, detail));
  }

  void add(List<Problem> more) {
    problems.addAll(more);
  }

  /** All that is wrong so far. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }
}
