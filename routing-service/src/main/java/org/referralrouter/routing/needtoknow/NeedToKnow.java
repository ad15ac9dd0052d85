package org.referralrouter.routing.needtoknow;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Person;
import org.referralrouter.concern.Role;
import org.referralrouter.decision.Embargo;
import org.referralrouter.event.SharedConcern;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cuts a concern down to what one agency may know (contract, "Need to know"). It starts from
 * nothing and adds what the table grants: a field that the table does not name is not shared.
 */
public final class NeedToKnow {
  private static final String AFTER_RELEASE = "AfterRelease";

  private final JsonNode rows;
  private final JsonNode agencies;

  /** By the table in this JSON. */
  public NeedToKnow(byte[] table) {
    JsonNode tree = Json.mapper().readTree(table);
    this.rows = tree.required("rows");
    this.agencies = tree.required("agencies");
  }

  /**
   * What an agency may know of a concern.
   *
   * @param subject the ref of the person that the referral is about; null for the concern itself
   * @param embargo what is granted "after release" is granted only where this is RELEASED
   */
  public SharedConcern share(
      Concern concern, Agency agency, @Nullable String subject, Embargo embargo) {
    JsonNode granted = agencies.required(agency.name());
    ObjectNode whole = Json.mapper().valueToTree(concern);
    ObjectNode shared = Json.mapper().createObjectNode();
    for (JsonNode row : granted.required("concern")) {
      String name = row.asString();
      if (!name.endsWith(AFTER_RELEASE) || embargo == Embargo.RELEASED) {
        rows.required(name)
            .forEach(field -> shared.set(field.asString(), whole.get(field.asString())));
      }
    }
    boolean hidden = concern.reporter().identityProtected() == Answer.YES;
    cut(whole.required("reporter"), granted.required(hidden ? "protectedReporter" : "reporter"))
        .ifPresent(reporter -> shared.set("reporter", reporter));
    for (String list : List.of("online", "evidence")) {
      ArrayNode items = Json.mapper().createArrayNode();
      whole.required(list).forEach(item -> cut(item, granted.required(list)).ifPresent(items::add));
      if (!items.isEmpty()) {
        shared.set(list, items);
      }
    }
    ArrayNode people = shared.putArray("people");
    for (int i = 0; i < concern.people().size(); i++) {
      person(concern.people().get(i), whole.required("people").required(i), granted, subject)
          .ifPresent(people::add);
    }
    return Json.mapper().treeToValue(shared, SharedConcern.class);
  }

  /**
   * The subject by its own row; anybody else only as far as every row that covers them grants it.
   */
  private static Optional<ObjectNode> person(
      Person person, JsonNode whole, JsonNode granted, @Nullable String subject) {
    if (person.ref().equals(subject)) {
      return cut(whole, granted.required("subject"));
    }
    Optional<ObjectNode> shared = Optional.empty();
    if (child(person)) {
      shared = cut(whole, granted.required("otherChildren"));
      if (person.is(Role.SUSPECT)) {
        shared = shared.flatMap(narrowed -> cut(narrowed, granted.required("suspects")));
      }
    } else if (person.is(Role.SUSPECT)) {
      shared = cut(whole, granted.required("suspects"));
    }
    return shared;
  }

  /**
   * A child, or a person of unknown age who was harmed or lives in the household: not knowing is
   * not "no".
   */
  private static boolean child(Person person) {
    return switch (person.ageGroup()) {
      case CHILD -> true;
      case UNKNOWN ->
          !person.is(Role.SUSPECT) && (person.is(Role.VICTIM) || person.is(Role.HOUSEHOLD_CHILD));
      case ADULT -> false;
    };
  }

  /** The named fields of an object, all of them for {@code *}; empty where none is granted. */
  private static Optional<ObjectNode> cut(JsonNode whole, JsonNode fields) {
    if (fields.isString()) {
      return Optional.of((ObjectNode) whole.deepCopy());
    }
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode part = Json.mapper().createObjectNode();
    for (JsonNode field : fields) {
      JsonNode value = whole.get(field.asString());
      if (value != null) {
        part.set(field.asString(), value);
      }
    }
    return Optional.of(part);
  }
}
