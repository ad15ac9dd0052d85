package org.referralrouter.wire;

import java.util.ArrayList;
import java.util.List;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Problem;
import org.referralrouter.concern.Reading;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The JSON binding of a concern (contract, "A concern"): strict, and complete in what it finds
 * wrong. The one reader for intake, dry runs and the command line.
 */
public final class ConcernJson {
  private ConcernJson() {}

  /** Reads one concern from UTF-8 JSON. */
  public static Reading read(byte[] json) {
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
    return read(tree == null ? MissingNode.getInstance() : tree);
  }

  private static Reading read(JsonNode tree) {
    if (tree.isMissingNode()) {
      return new Reading.Unreadable("There is nothing to read. Send one JSON object.");
    }
    List<Problem> problems =
        new ArrayList<>(ShapeCheck.of(tree, EventSchemas.named("ConcernContent")));
    problems.addAll(TextCheck.of(tree));
    if (!problems.isEmpty()) {
      return new Reading.Refused(List.copyOf(problems));
    }
    Concern concern = Json.mapper().treeToValue(tree, Concern.class);
    problems.addAll(ConcernRules.of(concern));
    return problems.isEmpty()
        ? new Reading.Accepted(concern)
        : new Reading.Refused(List.copyOf(problems));
  }
}
