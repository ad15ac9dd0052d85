package org.referralrouter.routing.procedure;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.referralrouter.concern.Agency;

/** A row that matched: its outputs by their names. */
public record Row(Map<?, ?> outputs) {
  static Row of(Object result) {
    return new Row(Map.copyOf((Map<?, ?>) result));
  }

  /** The reading's id of this row. */
  String rule() {
    return text("rule");
  }

  String text(String output) {
    return (String) Objects.requireNonNull(outputs.get(output), output);
  }

  List<String> texts(String output) {
    Collection<?> values = (Collection<?>) Objects.requireNonNull(outputs.get(output), output);
    return values.stream().map(String.class::cast).toList();
  }

  boolean truth(String output) {
    return (Boolean) Objects.requireNonNull(outputs.get(output), output);
  }

  /** The agency that it names. */
  Agency agency() {
    return new Agency(text("agency"));
  }

  <E extends Enum<E>> E value(String output, Class<E> type) {
    return Enum.valueOf(type, text(output));
  }
}
