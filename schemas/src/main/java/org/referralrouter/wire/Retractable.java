package org.referralrouter.wire;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.avro.Schema;

/**
 * What an amendment may take back (lifecycle, L1): a JSON pointer (RFC 6901) to a place that a
 * concern can have, in which a person is named by ref. Whether anything is known there is not asked
 * here: a pointer to nothing known changes nothing.
 */
final class Retractable {
  private static final String HOW =
      "must be a JSON pointer to a fact, a person named by ref, as in /people/child-2/school";
  private static final Set<String> ALWAYS_GIVEN =
      Set.of("categories", "summary", "reporter/organisation", "retract");
  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,5}");

  /**
   * Refs of today and those that were allowed before, whose people must be retractable too; not a
   * bare number, which would be a place in a list.
   */
  private static final Pattern REF = Pattern.compile("(?=.*[a-z])[a-z0-9-]{1,40}");

  private Retractable() {}

  /** What is wrong with a pointer; empty where it is allowed. */
  static Optional<String> problem(String pointer) {
    if (!pointer.startsWith("/")) {
      return Optional.of(HOW);
    }
    String[] steps = pointer.substring(1).split("/", -1);
    if (ALWAYS_GIVEN.contains(steps[0])
        || (steps.length > 1 && ALWAYS_GIVEN.contains(steps[0] + "/" + steps[1]))) {
      return Optional.of(
          "names what a concern always has: it is changed by the amendment's own, never taken back");
    }
    boolean person = steps[0].equals("people");
    if (person && steps.length == 3 && steps[2].equals("ref")) {
      return Optional.of("names a ref, which is one person for good: take back the person");
    }
    return leads(steps, person) ? Optional.empty() : Optional.of(HOW);
  }

  private static boolean leads(String[] steps, boolean person) {
    Schema at = EventSchemas.named("ConcernContent");
    for (int i = 0; i < steps.length; i++) {
      Schema.Field field = at.getType() == Schema.Type.RECORD ? at.getField(steps[i]) : null;
      if (field != null) {
        at = EventSchemas.present(field.schema());
      } else if (at.getType() == Schema.Type.ARRAY
          && (person && i == 1 ? REF : INDEX).matcher(steps[i]).matches()) {
        at = at.getElementType();
      } else {
        return false;
      }
    }
    return true;
  }
}
