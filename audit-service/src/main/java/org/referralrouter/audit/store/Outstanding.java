package org.referralrouter.audit.store;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Codes;
import org.referralrouter.audit.ledger.Facts;
import org.referralrouter.audit.ledger.Missing;
import org.referralrouter.audit.ledger.Missing.Kind;
import org.referralrouter.audit.ledger.NewEntry;
import org.referralrouter.concern.Agency;
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
      INSERT INTO outstanding (kind, id, revision, at, agency, concern)
      SELECT kind, id,
        coalesce(
          (SELECT min(r.revision) FROM reference r WHERE r.referral = w.id AND r.type = %d
            AND w.time <> '' AND r.details::json ->> w.time_of = w.time),
          revision),
        at, agency, concern
      FROM unnest(?::smallint[], ?::uuid[], ?::integer[], ?::timestamptz[], ?::smallint[],
        ?::uuid[], ?::text[], ?::text[])
        AS w (kind, id, revision, at, agency, concern, time_of, time)
      ON CONFLICT (kind, id) DO UPDATE
      SET revision = EXCLUDED.revision, at = least(outstanding.at, EXCLUDED.at)
      WHERE outstanding.revision < EXCLUDED.revision
      """
          .formatted(Codes.ofType("Referral"));

  private static final String END =
      """
      DELETE FROM outstanding o USING unnest(?::smallint[], ?::uuid[]) AS s (kind, id)
      WHERE o.kind = s.kind AND o.id = s.id AND CASE o.kind %s END
      """
          .formatted(
              Arrays.stream(Kind.values())
                  .map(
                      kind ->
                          "WHEN %d THEN EXISTS (SELECT FROM reference r WHERE %s)"
                              .formatted(kind.number(), WaitRule.endedBy(kind, "o")))
                  .collect(joining("\n")));

  private final JdbcTemplate jdbc;
  private final AgencyNumbers numbers;

  Outstanding(JdbcTemplate jdbc, AgencyNumbers numbers) {
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
      int revision, Instant at, short agency, UUID concern, String timeOf, String time) {
    static Begun of(Kind kind, Facts facts, String time, short agency) {
      return new Begun(
          facts.revision() == null ? 0 : facts.revision(),
          facts.at(),
          agency,
          Objects.requireNonNull(facts.concernId()),
          WaitRule.timeOf(kind),
          time);
    }
  }

  /** In two statements, however many entries there are; their references are in the table. */
  void follow(List<NewEntry> entries) {
    Map<Wait, Begun> begun = new LinkedHashMap<>();
    Set<Wait> touched = new LinkedHashSet<>();
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
                      Begun.of(kind, facts, time, numbers.of(facts.agency())),
                      (a, b) -> a.revision() < b.revision() ? b : a));
      WaitRule.mayEnd(facts).forEach(kind -> touched.add(Wait.of(kind, facts)));
    }
    begin(begun);
    end(touched);
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
            texts(rows, Begun::time));
  }

  private void end(Set<Wait> touched) {
    if (!touched.isEmpty()) {
      int _ = jdbc.update(END, kinds(touched), ids(touched));
    }
  }

  private static Short[] kinds(Collection<Wait> waits) {
    return waits.stream().map(wait -> (short) wait.kind().number()).toArray(Short[]::new);
  }

  private static String[] ids(Collection<Wait> waits) {
    return texts(waits, Wait::id);
  }

  private static <T> String[] texts(Collection<T> rows, Function<T, ?> column) {
    return rows.stream().map(row -> column.apply(row).toString()).toArray(String[]::new);
  }

  /** What waits, without what has ended meanwhile. */
  List<Missing> find(Kind kind, @Nullable Agency agency, @Nullable Instant before, int limit) {
    List<Object> values = new ArrayList<>(List.of((short) kind.number()));
    StringBuilder more = new StringBuilder();
    if (agency != null) {
      more.append(" AND o.agency = ?");
      values.add(numbers.of(agency));
    }
    if (before != null) {
      more.append(" AND o.at < ?");
      values.add(Selection.time(before));
    }
    values.add(limit);
    return jdbc.query(
        "SELECT o.id, o.concern, o.agency, o.revision, o.at FROM outstanding o WHERE o.kind = ?"
            + " AND NOT EXISTS (SELECT FROM reference r WHERE "
            + WaitRule.endedBy(kind, "o")
            + ")"
            + more
            + " ORDER BY o.at, o.id LIMIT ?",
        (row, _) ->
            new Missing(
                kind,
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                numbers.agency(row.getShort(3)),
                row.getInt(4),
                row.getObject(5, OffsetDateTime.class).toInstant()),
        values.toArray());
  }
}
