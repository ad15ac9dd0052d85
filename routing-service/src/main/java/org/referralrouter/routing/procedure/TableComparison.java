package org.referralrouter.routing.procedure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Compares a compiled table with the engine: for all facts that it can be asked with where these
 * are few, and else for a sample. The sample is the same for the same table: facts drawn from a
 * seed, in which each column has each of its values, and each code by itself; and for each row
 * facts that meet it, and for each of its cells facts that this cell alone forbids.
 */
final class TableComparison {
  /** Up to so many combinations all are compared. */
  private static final long ALL = 256;

  private static final int DRAWN = 48;
  private static final int TRIES = 300;
  private static final long SEED = 20_260_401;

  private final KieTable definition;
  private final DecisionTable compiled;
  private final List<FactSlot> slots;
  private final Conditions engine = new Conditions();
  private final Random random = new Random(SEED);
  private @Nullable Facts answered;
  private int compared;

  private TableComparison(KieTable definition, DecisionTable compiled) {
    this.definition = definition;
    this.compiled = compiled;
    this.slots =
        definition.inputs().stream()
            .flatMap(name -> Fact.named(name).stream())
            .map(compiled.layout()::slot)
            .toList();
  }

  /**
   * Compares them.
   *
   * @return for how many facts
   * @throws RefusedProcedure where they differ, or the engine cannot tell
   */
  static int hold(KieTable definition, DecisionTable compiled) {
    TableComparison comparison = new TableComparison(definition, compiled);
    if (comparison.combinations() <= ALL) {
      comparison.all(compiled.layout().none(), 0);
    } else {
      comparison.drawn();
      for (int row = 0; row < compiled.text().rules().size(); row++) {
        comparison.around(row);
      }
    }
    return comparison.compared;
  }

  private long combinations() {
    double all = 1;
    for (FactSlot slot : slots) {
      all *= count(slot);
    }
    return (long) Math.min(Long.MAX_VALUE, all);
  }

  private static double count(FactSlot slot) {
    return slot.several() ? Math.pow(2, slot.values().size()) : slot.values().size();
  }

  private void all(Facts facts, int from) {
    if (from == slots.size()) {
      compare(facts);
      return;
    }
    FactSlot slot = slots.get(from);
    for (long bits = 0; bits < (long) count(slot); bits++) {
      all(facts.writer().bits(slot.fact(), bits).facts(), from + 1);
    }
  }

  private void drawn() {
    List<List<Long>> values = slots.stream().map(this::values).toList();
    int most = values.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < Math.max(most, DRAWN); i++) {
      FactWriter facts = compiled.layout().none().writer();
      for (int j = 0; j < slots.size(); j++) {
        List<Long> own = values.get(j);
        facts.bits(slots.get(j).fact(), i < own.size() ? own.get(i) : any(slots.get(j)));
      }
      compare(facts.facts());
    }
  }

  /** Each value in some order; of several codes each by itself, all and none. */
  private List<Long> values(FactSlot slot) {
    List<Long> values = new ArrayList<>();
    for (int i = 0; i < slot.values().size(); i++) {
      values.add(slot.several() ? 1L << i : (long) i);
    }
    if (slot.several()) {
      values.add(0L);
      values.add(values.stream().reduce(0L, (some, more) -> some | more));
    }
    Collections.shuffle(values, random);
    return values;
  }

  private Facts any() {
    FactWriter facts = compiled.layout().none().writer();
    slots.forEach(slot -> facts.bits(slot.fact(), any(slot)));
    return facts.facts();
  }

  private long any(FactSlot slot) {
    int count = slot.values().size();
    if (!slot.several()) {
      return random.nextInt(count);
    }
    long bits = 0;
    for (int i = 0; i < 3; i++) {
      bits |= 1L << random.nextInt(count);
    }
    return bits;
  }

  /** Facts that meet the row, and for each of its cells others that only that cell forbids. */
  private void around(int row) {
    Facts met = meeting(row);
    if (met == null) {
      return;
    }
    compare(met);
    for (String column : compiled.text().rules().get(row).conditions().keySet()) {
      for (int i = 0; i < TRIES; i++) {
        Facts other = changed(met, row, column);
        if (unmet(row, other).equals(List.of(column))) {
          compare(other);
          break;
        }
      }
    }
  }

  /** Found by changing one after the other what is in the way. */
  private @Nullable Facts meeting(int row) {
    Facts facts = any();
    for (int i = 0; i < TRIES; i++) {
      List<String> unmet = unmet(row, facts);
      if (unmet.isEmpty()) {
        return facts;
      }
      facts = changed(facts, row, unmet.get(random.nextInt(unmet.size())));
    }
    return null;
  }

  /** The columns of which a row's cell does not hold, by the engine and not as compiled. */
  private List<String> unmet(int row, Facts facts) {
    Map<String, Object> values = facts.only(definition.inputs());
    List<String> unmet = new ArrayList<>();
    compiled
        .text()
        .rules()
        .get(row)
        .conditions()
        .forEach(
            (column, cell) -> {
              if (!engine.holds(column, cell, values)) {
                unmet.add(column);
              }
            });
    return unmet;
  }

  /** With other values of some facts that a cell asks about. */
  private Facts changed(Facts facts, int row, String column) {
    List<Fact> named = compiled.facts(row, column);
    FactWriter others = facts.writer();
    for (Fact fact : named) {
      if (named.size() == 1 || random.nextBoolean()) {
        others.bits(fact, any(compiled.layout().slot(fact)));
      }
    }
    return others.facts();
  }

  private void compare(Facts facts) {
    compared++;
    List<Row> right;
    Map<String, Object> values = facts.only(definition.inputs());
    try {
      right = definition.rows(values);
      answered = facts;
    } catch (IllegalStateException _) {
      throw unanswered(facts);
    }
    List<Row> own = compiled.rows(facts);
    if (!own.equals(right)) {
      throw new RefusedProcedure(
          definition.name(),
          "table",
          "its compiled form gives %s and the engine %s where the facts are %s; write the cells of these rows with plain values, list contains, and, or and not"
              .formatted(ids(own), ids(right), values));
    }
  }

  private static List<Object> ids(List<Row> rows) {
    return rows.stream().<Object>map(row -> String.valueOf(row.outputs().get("rule"))).toList();
  }

  /** Says which value of which column the engine does not take. */
  private RefusedProcedure unanswered(Facts facts) {
    for (int i = 0; i < TRIES && answered == null; i++) {
      Facts drawn = any();
      answered = taken(drawn) ? drawn : null;
    }
    Facts other = answered;
    if (other != null) {
      for (FactSlot slot : slots) {
        for (int i = 0; i < slot.values().size(); i++) {
          if (!taken(other.writer().bits(slot.fact(), slot.several() ? 1L << i : i).facts())) {
            return new RefusedProcedure(
                definition.name(),
                "column " + slot.fact().column(),
                "cannot be asked with the value %s; add it to the allowed values of the type of %s"
                    .formatted(slot.values().get(i), slot.fact().column()));
          }
        }
      }
    }
    return new RefusedProcedure(
        definition.name(),
        "table",
        "cannot be evaluated where the facts are " + facts.only(definition.inputs()));
  }

  private boolean taken(Facts facts) {
    try {
      definition.rows(facts.only(definition.inputs()));
      return true;
    } catch (IllegalStateException _) {
      return false;
    }
  }
}
