package org.referralrouter.wire;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Problem;
import org.referralrouter.concern.Reading;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON binding of a concern (contract, "A concern"): strict, and complete in what it finds
 * wrong. The one reader for intake, dry runs and the command line.
 */
public final class ConcernJson {
  /** The procedure is an English board's: a child born today is born by its calendar. */
  private static final ZoneId ENGLAND = ZoneId.of("Europe/London");

  private final Agencies agencies;
  private final Clock clock;

  /**
   * Reads by these agencies.
   *
   * @param agencies those that a concern may name, with their desks
   * @param clock tells the day after which nobody is born
   */
  public ConcernJson(Agencies agencies, Clock clock) {
    this.agencies = agencies;
    this.clock = clock;
  }

  /** Reads one concern, today, by these agencies: the first one or an amendment. */
  public static Reading read(byte[] json, Agencies agencies) {
    return new ConcernJson(agencies, Clock.systemUTC()).read(json);
  }

  /** Reads one concern from UTF-8 JSON: the first one or an amendment. */
  public Reading read(byte[] json) {
    return read(json, true);
  }

  /**
   * Reads the first revision of a concern from UTF-8 JSON. Nothing is known yet, so it takes
   * nothing back.
   */
  public Reading readFirst(byte[] json) {
    return read(json, false);
  }

  private Reading read(byte[] json, boolean amending) {
    JsonNode tree;
    try {
      tree = Json.mapper().readTree(Utf8.decode(json));
    } catch (Utf8.Malformed _) {
      return new Reading.Unreadable("The text is not UTF-8. Send JSON encoded as UTF-8.");
    } catch (StreamConstraintsException _) {
      return new Reading.Unreadable(
          "The JSON is nested deeper than %d levels or has an overlong number or name. A concern needs neither."
              .formatted(Json.MAX_DEPTH));
    } catch (JacksonException e) {
      return new Reading.Unreadable(
          "The text is not JSON: reading stopped at line %d, column %d. Send one JSON object, each field once."
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    }
    return checked(
        tree == null ? MissingNode.getInstance() : tree,
        LocalDate.ofInstant(clock.instant(), ENGLAND),
        amending);
  }

  private Reading checked(JsonNode tree, LocalDate today, boolean amending) {
    if (tree.isMissingNode()) {
      return new Reading.Unreadable("There is nothing to read. Send one JSON object.");
    }
    List<Problem> problems =
        new ArrayList<>(ShapeCheck.of(tree, EventSchemas.named("ConcernContent")));
    problems.addAll(TextCheck.of(tree));
    problems.addAll(ConcernRules.of(tree, today, agencies));
    if (!amending && tree.path("retract").isArray() && !tree.path("retract").isEmpty()) {
      problems.add(
          new Problem("/retract", "must be empty here: only an amendment takes something back"));
    }
    return problems.isEmpty()
        ? new Reading.Accepted(bound(tree))
        : new Reading.Refused(List.copyOf(problems));
  }

  private static Concern bound(JsonNode tree) {
    for (JsonNode person : tree.path("people")) {
      if (person.path("nhsNumber").isString()) {
        String digits = NhsNumber.digits(person.path("nhsNumber").asString()).orElseThrow();
        ((ObjectNode) person).put("nhsNumber", digits);
      }
    }
    return Json.mapper().treeToValue(tree, Concern.class);
  }
}
