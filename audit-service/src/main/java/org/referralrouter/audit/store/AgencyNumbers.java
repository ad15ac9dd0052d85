package org.referralrouter.audit.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Agencies as small numbers, which are kept for ever, in the table {@code agency}. Those of the
 * procedure have theirs before anything is written.
 */
final class AgencyNumbers {
  /** No agency. */
  private static final short NONE = 0;

  private final JdbcTemplate jdbc;
  private final Map<Agency, Short> numbers = new ConcurrentHashMap<>();
  private final Map<Short, Agency> agencies = new ConcurrentHashMap<>();

  /** Gives a number to each of these that has none. */
  AgencyNumbers(JdbcTemplate jdbc, Agencies known) {
    this.jdbc = jdbc;
    int _ =
        jdbc.update(
            "INSERT INTO agency (code) SELECT code FROM unnest(?::text[]) AS new (code)"
                + " WHERE code NOT IN (SELECT code FROM agency) ON CONFLICT DO NOTHING",
            (Object) known.all().stream().map(Agency::name).toArray(String[]::new));
    read();
  }

  private void read() {
    jdbc.query(
        "SELECT number, code FROM agency",
        row -> {
          Agency agency = new Agency(row.getString(2));
          agencies.put(row.getShort(1), agency);
          numbers.put(agency, row.getShort(1));
        });
  }

  /** The number of an agency that the procedure names, or of none. */
  short of(@Nullable Agency agency) {
    if (agency == null) {
      return NONE;
    }
    Short number = numbers.get(agency);
    if (number == null) {
      throw new IllegalStateException(agency + " has no number: the procedure does not name it");
    }
    return number;
  }

  /** The agency of a number, which another instance may have given. */
  @Nullable Agency agency(short number) {
    if (number != NONE && !agencies.containsKey(number)) {
      read();
    }
    return agencies.get(number);
  }

  /** The numbers of all agencies, and of none. */
  Short[] all() {
    return jdbc.queryForList("SELECT number FROM agency UNION ALL SELECT 0::smallint", Short.class)
        .toArray(Short[]::new);
  }
}
