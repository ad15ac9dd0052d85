package org.referralrouter.routing.replay;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Person;
import org.referralrouter.concern.Problem;
import org.referralrouter.concern.Reading;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.DerivedId;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.wire.ConcernJson;
import org.referralrouter.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a life from JSON (lifecycle, "Replaying a life"), and says of each fault where it stands.
 */
final class LifeReader {
  /** Every life is one concern's; which one makes no difference. */
  static final UUID CONCERN = new UUID(0x5000L, 0x8000000000000000L);

  private static final Set<String> KINDS_OF_EVENT = Set.of("revision", "response", "silence");
  private static final Set<String> OF_A_RESPONSE =
      Set.of(
          "agency",
          "subject",
          "referralRevision",
          "kind",
          "by",
          "reason",
          "redirectedTo",
          "fact",
          "of",
          "value",
          "person");

  private final List<Problem> problems = new ArrayList<>();
  private final List<LifeEvent> events = new ArrayList<>();

  private final Agencies agencies;

  private LifeReader(Agencies agencies) {
    this.agencies = agencies;
  }

  /** What came of reading: a life, or what is wrong with it. */
  sealed interface Outcome {
    /** The events in their order. */
    record Life(List<LifeEvent> events) implements Outcome {}

    /** Each fault with its pointer. */
    record Refused(List<Problem> problems) implements Outcome {}
  }

  static Outcome read(byte[] json, Agencies agencies) {
    LifeReader reader = new LifeReader(agencies);
    try {
      reader.life(Json.mapper().readTree(json));
    } catch (JacksonException _) {
      reader.problem("", "is not JSON: give one object a line, with its events");
    }
    return reader.problems.isEmpty()
        ? new Outcome.Life(List.copyOf(reader.events))
        : new Outcome.Refused(List.copyOf(reader.problems));
  }

  private void life(JsonNode tree) {
    JsonNode list = tree.path("events");
    if (!list.isArray() || tree.size() != 1) {
      problem("/events", "must be a list, and the only field");
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      event("/events/" + i, list.get(i));
    }
  }

  private void event(String at, JsonNode event) {
    Instant when = instant(at + "/at", event.path("at"));
    List<String> kinds = event.propertyNames().stream().filter(name -> !name.equals("at")).toList();
    if (kinds.size() != 1 || !KINDS_OF_EVENT.contains(kinds.getFirst())) {
      problem(at, "must have a time, and one of revision, response and silence");
      return;
    }
    JsonNode body = event.get(kinds.getFirst());
    switch (kinds.getFirst()) {
      case "revision" -> revision(at + "/revision", when, body);
      case "response" -> response(at + "/response", when, body);
      default -> events.add(new LifeEvent.Silence(when));
    }
  }

  /**
   * A revision as it would have been received then. A pointer that takes nothing back, which intake
   * would refuse, changes nothing here (L1).
   */
  private void revision(String at, Instant when, JsonNode body) {
    int number = number(at + "/revision", body.path("revision"));
    JsonNode given = body.path("concern").deepCopy();
    List<String> retract = new ArrayList<>();
    if (given instanceof ObjectNode concern
        && concern.remove("retract") instanceof ArrayNode list) {
      list.forEach(pointer -> retract.add(pointer.asString("")));
    }
    Clock then = Clock.fixed(when, ZoneOffset.UTC);
    switch (new ConcernJson(agencies, then).read(Json.mapper().writeValueAsBytes(given))) {
      case Reading.Accepted(var concern) ->
          events.add(
              new LifeEvent.Revised(
                  when,
                  new ConcernRevision(
                      CONCERN, number, when, "replay", concern.retracting(retract))));
      case Reading.Unreadable(var detail) -> problem(at + "/concern", detail);
      case Reading.Refused(var found) ->
          found.forEach(one -> problem(at + "/concern" + one.pointer(), one.detail()));
    }
  }

  private void response(String at, Instant when, JsonNode body) {
    for (String name : body.propertyNames()) {
      if (!OF_A_RESPONSE.contains(name)) {
        problem(at + "/" + name, "is not a field here; leave it out");
      }
    }
    @Nullable Agency agency = value(at + "/agency", body.path("agency"), this::agency);
    @Nullable ResponseKind kind = value(at + "/kind", body.path("kind"), ResponseKind::valueOf);
    @Nullable Agency to =
        body.hasNonNull("redirectedTo")
            ? value(at + "/redirectedTo", body.path("redirectedTo"), this::agency)
            : null;
    @Nullable Person person =
        body.hasNonNull("person")
            ? Json.mapper().treeToValue(body.get("person"), Person.class)
            : null;
    int revision = body.path("referralRevision").asInt(0);
    if (agency != null && kind != null) {
      events.add(
          new LifeEvent.Responded(
              when,
              agency,
              new Response(
                  DerivedId.of(CONCERN, "response", Integer.toString(events.size())),
                  Referral.id(CONCERN, agency, text(body, "subject")),
                  CONCERN,
                  revision,
                  kind,
                  "replay",
                  when,
                  text(body, "reason"),
                  to,
                  text(body, "fact"),
                  text(body, "of"),
                  text(body, "value"),
                  person)));
    }
  }

  private Agency agency(String code) {
    return agencies.named(code).orElseThrow(IllegalArgumentException::new);
  }

  private static @Nullable String text(JsonNode body, String field) {
    return body.hasNonNull(field) ? body.get(field).asString() : null;
  }

  private Instant instant(String at, JsonNode value) {
    try {
      return OffsetDateTime.parse(value.asString("")).toInstant();
    } catch (DateTimeException _) {
      problem(at, "must be a time with its offset, as in 2026-11-02T19:30:00Z");
      return Instant.EPOCH;
    }
  }

  private int number(String at, JsonNode value) {
    if (!value.isInt() || value.asInt() < 1) {
      problem(at, "must be a whole number from 1");
      return 1;
    }
    return value.asInt();
  }

  private <T> @Nullable T value(String at, JsonNode value, Function<String, T> named) {
    try {
      return named.apply(value.asString(""));
    } catch (IllegalArgumentException _) {
      problem(at, "is none of the values that the contract names");
      return null;
    }
  }

  private void problem(String pointer, String detail) {
    problems.add(new Problem(pointer, detail));
  }
}
