package org.referralrouter.audit.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Codes;
import org.referralrouter.audit.ledger.Facts;
import org.referralrouter.audit.ledger.Missing;
import org.referralrouter.audit.ledger.NewEntry;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.DeliveryOutcome;
import org.referralrouter.event.ReferralState;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps the list of what is still to come: a concern's decision, a referral's delivery and
 * acknowledgement. Records of different partitions come in any order, so the list may hold what is
 * settled by now; whoever reads it asks once more.
 */
final class Outstanding {
  private static final String OPEN =
      """
      INSERT INTO outstanding (kind, id, revision, at, agency, concern)
      SELECT * FROM unnest(?::smallint[], ?::uuid[], ?::integer[], ?::timestamptz[], ?::smallint[],
        ?::uuid[])
      ON CONFLICT (kind, id) DO UPDATE SET revision = EXCLUDED.revision, at = EXCLUDED.at
      WHERE outstanding.revision < EXCLUDED.revision
      """;
  private static final String SETTLE =
      """
      DELETE FROM outstanding o USING unnest(?::smallint[], ?::uuid[], ?::integer[])
        AS s (kind, id, revision)
      WHERE o.kind = s.kind AND o.id = s.id AND o.revision <= s.revision
      """;

  private final JdbcTemplate jdbc;

  Outstanding(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  private record Item(Missing.Kind kind, UUID id) {}

  private record Opened(int revision, Instant at, short agency, UUID concern) {}

  /** In two statements, however many entries there are. */
  void follow(List<NewEntry> entries) {
    Map<Item, Opened> opened = new LinkedHashMap<>();
    Map<Item, Integer> settled = new LinkedHashMap<>();
    for (NewEntry entry : entries) {
      Facts facts = entry.facts();
      for (Item item : opens(facts)) {
        opened.merge(item, opening(facts), (a, b) -> a.revision() < b.revision() ? b : a);
      }
      int revision = facts.revision() == null ? Integer.MAX_VALUE : facts.revision();
      for (Item item : settles(facts)) {
        settled.merge(item, revision, Math::max);
      }
    }
    if (!opened.isEmpty()) {
      int _ =
          jdbc.update(
              OPEN,
              kinds(opened.keySet()),
              ids(opened.keySet()),
              opened.values().stream().map(Opened::revision).toArray(Integer[]::new),
              opened.values().stream().map(each -> each.at().toString()).toArray(String[]::new),
              opened.values().stream().map(Opened::agency).toArray(Short[]::new),
              opened.values().stream()
                  .map(each -> each.concern().toString())
                  .toArray(String[]::new));
    }
    if (!settled.isEmpty()) {
      int _ =
          jdbc.update(
              SETTLE,
              kinds(settled.keySet()),
              ids(settled.keySet()),
              settled.values().toArray(Integer[]::new));
    }
  }

  private static Short[] kinds(Collection<Item> items) {
    return items.stream().map(item -> (short) item.kind().number()).toArray(Short[]::new);
  }

  private static String[] ids(Collection<Item> items) {
    return items.stream().map(item -> item.id().toString()).toArray(String[]::new);
  }

  private static Opened opening(Facts facts) {
    return new Opened(
        facts.revision() == null ? 0 : facts.revision(),
        facts.at(),
        Codes.ofAgency(facts.agency()),
        Objects.requireNonNull(facts.concernId()));
  }

  /** What is open, without what other partitions' records have settled before it was opened. */
  List<Missing> find(
      Missing.Kind kind, @Nullable Agency agency, @Nullable Instant before, int limit) {
    List<Object> values = new ArrayList<>(List.of((short) kind.number()));
    StringBuilder more = new StringBuilder(" AND coalesce(r.revision, o.revision) >= o.revision)");
    if (agency != null) {
      more.append(" AND o.agency = ?");
      values.add(Codes.ofAgency(agency));
    }
    if (before != null) {
      more.append(" AND o.at < ?");
      values.add(Selection.time(before));
    }
    values.add(limit);
    return jdbc.query(
        "SELECT o.id, o.concern, o.agency, o.revision, o.at FROM outstanding o WHERE o.kind = ?"
            + " AND NOT EXISTS (SELECT FROM reference r WHERE "
            + settled(kind)
            + more
            + " ORDER BY o.at, o.id LIMIT ?",
        (row, _) ->
            new Missing(
                kind,
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                Codes.agency(row.getShort(3)),
                row.getInt(4),
                row.getObject(5, OffsetDateTime.class).toInstant()),
        values.toArray());
  }

  private static String settled(Missing.Kind kind) {
    short acknowledgement = Codes.ofType("Acknowledgement");
    return switch (kind) {
      case DECISION -> "r.concern = o.id AND r.type = " + Codes.ofType("Decision");
      case DELIVERY ->
          "r.referral = o.id AND (r.type = %d OR r.type = %d AND r.outcome = '%s')"
              .formatted(
                  acknowledgement, Codes.ofType("NotificationOutcome"), DeliveryOutcome.SENT);
      case ACKNOWLEDGEMENT -> "r.referral = o.id AND r.type = " + acknowledgement;
    };
  }

  private static List<Item> opens(Facts facts) {
    UUID concern = facts.concernId();
    UUID referral = facts.referralId();
    if (concern != null && facts.type().equals("Concern")) {
      return List.of(new Item(Missing.Kind.DECISION, concern));
    }
    return concern != null
            && referral != null
            && facts.type().equals("Referral")
            && !withdrawn(facts)
        ? both(referral)
        : List.of();
  }

  private static List<Item> settles(Facts facts) {
    UUID concern = facts.concernId();
    UUID referral = facts.referralId();
    if (facts.type().equals("Decision") && concern != null) {
      return List.of(new Item(Missing.Kind.DECISION, concern));
    }
    if (referral == null) {
      return List.of();
    }
    return switch (facts.type()) {
      case "Referral" -> withdrawn(facts) ? both(referral) : List.of();
      // Who answers has been told, by whatever way.
      case "Acknowledgement" -> both(referral);
      case "NotificationOutcome" ->
          DeliveryOutcome.SENT.name().equals(facts.outcome())
              ? List.of(new Item(Missing.Kind.DELIVERY, referral))
              : List.of();
      default -> List.of();
    };
  }

  private static List<Item> both(UUID referral) {
    return List.of(
        new Item(Missing.Kind.DELIVERY, referral),
        new Item(Missing.Kind.ACKNOWLEDGEMENT, referral));
  }

  private static boolean withdrawn(Facts facts) {
    return ReferralState.WITHDRAWN.name().equals(facts.outcome());
  }
}
