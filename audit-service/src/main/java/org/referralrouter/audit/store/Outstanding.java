package org.referralrouter.audit.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Codes;
import org.referralrouter.audit.ledger.Detail;
import org.referralrouter.audit.ledger.Facts;
import org.referralrouter.audit.ledger.Missing.Kind;
import org.referralrouter.audit.ledger.NewEntry;
import org.referralrouter.audit.ledger.StepLimits;
import org.referralrouter.audit.operate.StepDone;
import org.referralrouter.event.TrialId;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps the list of what is still to come, as {@link WaitRule} has it. Records of different
 * partitions come in any order, and two writers do not see each other's rows, so the list may hold
 * what has ended by now; whoever reads it asks once more.
 */
final class Outstanding {
  /** A wait whose time an earlier revision had already was begun by that one. */
  private static final String BEGIN =
      """
      INSERT INTO outstanding (kind, id, revision, at, agency, concern, due, urgency)
      SELECT kind, id,
        coalesce(
          (SELECT min(r.revision) FROM reference r WHERE r.referral = w.id AND r.type = %d
            AND w.time <> '' AND r.details::json ->> w.time_of = w.time),
          revision),
        at, agency, concern, due, urgency
      FROM unnest(?::smallint[], ?::uuid[], ?::integer[], ?::timestamptz[], ?::smallint[],
        ?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::text[])
        AS w (kind, id, revision, at, agency, concern, time_of, time, due, urgency)
      ON CONFLICT (kind, id) DO UPDATE
      SET revision = EXCLUDED.revision, at = least(outstanding.at, EXCLUDED.at),
        due = coalesce(EXCLUDED.due, outstanding.due),
        urgency = coalesce(EXCLUDED.urgency, outstanding.urgency)
      WHERE outstanding.revision < EXCLUDED.revision
      """
          .formatted(Codes.ofType("Referral"));

  private static final String END =
      """
      DELETE FROM outstanding o USING unnest(?::smallint[], ?::uuid[]) AS s (kind, id)
      WHERE o.kind = s.kind AND o.id = s.id AND %s
      RETURNING o.kind, o.id, o.agency, o.due
      """
          .formatted(WaitRule.ENDED);

  private final JdbcTemplate jdbc;
  private final AgencyNumbers numbers;
  private final StepLimits limits;

  Outstanding(JdbcTemplate jdbc, AgencyNumbers numbers, StepLimits limits) {
    this.limits = limits;
    this.numbers = numbers;
    this.jdbc = jdbc;
  }

  private record Wait(Kind kind, UUID id) {
    static Wait of(Kind kind, Facts facts) {
      UUID id = kind == Kind.DECISION ? facts.concernId() : facts.referralId();
      return new Wait(kind, Objects.requireNonNull(id));
    }
  }

  private record Begun(
      int revision,
      Instant at,
      short agency,
      UUID concern,
      String timeOf,
      String time,
      @Nullable Instant due,
      @Nullable String urgency) {
    static Begun of(Kind kind, Facts facts, String time, short agency, StepLimits limits) {
      return new Begun(
          facts.revision() == null ? 0 : facts.revision(),
          facts.at(),
          agency,
          Objects.requireNonNull(facts.concernId()),
          WaitRule.timeOf(kind),
          time,
          WaitRule.due(kind, facts, limits),
          facts.details().get(Detail.URGENCY));
    }
  }

  /**
   * In two statements, however many entries there are; their references are in the table.
   *
   * @return what has ended
   */
  List<StepDone> follow(List<NewEntry> entries) {
    Map<Wait, Begun> begun = new LinkedHashMap<>();
    Map<Wait, Instant> touched = new LinkedHashMap<>();
    for (NewEntry entry : entries) {
      Facts facts = entry.facts();
      // Nothing of a trial is ever missing.
      if (facts.concernId() == null || TrialId.is(facts.concernId())) {
        continue;
      }
      WaitRule.begins(facts)
          .forEach(
              (kind, time) ->
                  begun.merge(
                      Wait.of(kind, facts),
                      Begun.of(kind, facts, time, numbers.of(facts.agency()), limits),
                      (a, b) -> a.revision() < b.revision() ? b : a));
      WaitRule.mayEnd(facts)
          .forEach(kind -> touched.merge(Wait.of(kind, facts), facts.at(), Outstanding::later));
    }
    begin(begun);
    return end(touched);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isBefore(b) ? b : a;
  }

  private void begin(Map<Wait, Begun> begun) {
    if (begun.isEmpty()) {
      return;
    }
    Collection<Begun> rows = begun.values();
    int _ =
        jdbc.update(
            BEGIN,
            kinds(begun.keySet()),
            ids(begun.keySet()),
            rows.stream().map(Begun::revision).toArray(Integer[]::new),
            texts(rows, Begun::at),
            rows.stream().map(Begun::agency).toArray(Short[]::new),
            texts(rows, Begun::concern),
            texts(rows, Begun::timeOf),
            texts(rows, Begun::time),
            texts(rows, Begun::due),
            texts(rows, Begun::urgency));
  }

  private List<StepDone> end(Map<Wait, Instant> touched) {
    return touched.isEmpty()
        ? List.of()
        : jdbc.query(
            END,
            (row, _) -> {
              Wait wait = new Wait(Kind.numbered(row.getShort(1)), row.getObject(2, UUID.class));
              OffsetDateTime due = row.getObject(4, OffsetDateTime.class);
              Instant done = touched.getOrDefault(wait, Instant.EPOCH);
              return new StepDone(
                  wait.kind(),
                  numbers.agency(row.getShort(3)),
                  due == null || !done.isAfter(due.toInstant()));
            },
            kinds(touched.keySet()),
            ids(touched.keySet()));
  }

  private static Short[] kinds(Collection<Wait> waits) {
    return waits.stream().map(wait -> (short) wait.kind().number()).toArray(Short[]::new);
  }

  private static @Nullable String[] ids(Collection<Wait> waits) {
    return texts(waits, Wait::id);
  }

  private static <T> @Nullable String[] texts(
      Collection<T> rows, Function<T, @Nullable Object> column) {
    return rows.stream()
        .map(column)
        .map(value -> value == null ? null : value.toString())
        .toArray(String[]::new);
  }
}
