package org.referralrouter.routing.procedure;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Basis;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.Handling;
import org.referralrouter.decision.Purpose;
import org.referralrouter.decision.Urgency;

/**
 * A row that matched: its outputs by their names. A table has few of them, so that each keeps what
 * was once made of it.
 */
public final class Row {
  private final Map<String, @Nullable Object> outputs;
  private @Nullable Agency agency;
  private @Nullable Purpose purpose;
  private @Nullable Urgency urgency;
  private @Nullable Confidentiality confidentiality;
  private @Nullable List<Handling> handling;

  /** By the names of the outputs. */
  Row(Map<String, @Nullable Object> outputs) {
    this.outputs = Collections.unmodifiableMap(new HashMap<>(outputs));
  }

  static Row of(Object result) {
    Map<String, @Nullable Object> outputs = new HashMap<>();
    ((Map<?, ?>) result).forEach((name, value) -> outputs.put(String.valueOf(name), value));
    return new Row(outputs);
  }

  /** What it says, by the names of the outputs. */
  public Map<String, @Nullable Object> outputs() {
    return outputs;
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
    Agency known = agency;
    if (known == null) {
      known = new Agency(text("agency"));
      agency = known;
    }
    return known;
  }

  /** The purpose that it gives, on its own paragraphs. */
  Purpose purpose() {
    Purpose known = purpose;
    if (known == null) {
      known =
          new Purpose(
              text("purpose"), texts("paragraphs"), List.of(rule()), value("basis", Basis.class));
      purpose = known;
    }
    return known;
  }

  /** How soon its agency must act. */
  Urgency urgency() {
    Urgency known = urgency;
    if (known == null) {
      known = value("urgency", Urgency.class);
      urgency = known;
    }
    return known;
  }

  /** The flag that it puts on a referral. */
  Confidentiality confidentiality() {
    Confidentiality known = confidentiality;
    if (known == null) {
      known =
          new Confidentiality(text("flag"), text("paragraph"), rule(), value("basis", Basis.class));
      confidentiality = known;
    }
    return known;
  }

  /** The instructions that it puts on a referral, each for each of its paragraphs. */
  List<Handling> handling() {
    List<Handling> known = handling;
    if (known == null) {
      known =
          texts("instructions").stream()
              .flatMap(
                  instruction ->
                      texts("paragraphs").stream()
                          .map(paragraph -> new Handling(instruction, paragraph, rule())))
              .distinct()
              .toList();
      handling = known;
    }
    return known;
  }

  <E extends Enum<E>> E value(String output, Class<E> type) {
    return Enum.valueOf(type, text(output));
  }

  /** Rows are the same that say the same. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Row row && outputs.equals(row.outputs);
  }

  @Override
  public int hashCode() {
    return outputs.hashCode();
  }

  @Override
  public String toString() {
    return outputs.toString();
  }
}
