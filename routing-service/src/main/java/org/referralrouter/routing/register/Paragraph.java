package org.referralrouter.routing.register;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A paragraph of the procedure's text and what it became.
 *
 * @param paragraph its number
 * @param summary what it says, in a sentence of our own
 * @param rules the rows that act on it: rules, questions, advice, flags and handling
 * @param fields the fields of a concern that it asks for
 * @param background why it leads to nothing, where it does
 * @param interpretations why the board decided so, by the row that is its own reading
 * @param currentLaw where the text is out of date
 */
public record Paragraph(
    String paragraph,
    String summary,
    List<String> rules,
    List<String> fields,
    @Nullable String background,
    Map<String, String> interpretations,
    @Nullable String currentLaw) {
  @SuppressWarnings("NullAway") // what the file leaves out arrives as null
  public Paragraph {
    rules = List.copyOf(rules);
    fields = fields == null ? List.of() : List.copyOf(fields);
    interpretations = interpretations == null ? Map.of() : Map.copyOf(interpretations);
  }

  /** Whether anything follows from it. */
  public boolean acts() {
    return !rules.isEmpty() || !fields.isEmpty();
  }
}
