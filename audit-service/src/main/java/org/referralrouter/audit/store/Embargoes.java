package org.referralrouter.audit.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.referralrouter.audit.ledger.Detail;
import org.referralrouter.audit.ledger.Facts;
import org.referralrouter.audit.ledger.NewEntry;
import org.referralrouter.decision.Embargo;
import org.referralrouter.event.TrialId;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps which concerns have a suspect who must not be alerted, by their newest decisions, which
 * stand in one log in their order.
 */
final class Embargoes {
  private final JdbcTemplate jdbc;

  Embargoes(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void follow(List<NewEntry> entries) {
    Map<UUID, Facts> newest = new LinkedHashMap<>();
    for (NewEntry entry : entries) {
      Facts facts = entry.facts();
      UUID concern = facts.concernId();
      if (facts.details().containsKey(Detail.EMBARGO) && concern != null && !TrialId.is(concern)) {
        newest.put(concern, facts);
      }
    }
    List<Object[]> begun = new ArrayList<>();
    List<Object[]> ended = new ArrayList<>();
    newest.forEach(
        (concern, facts) -> {
          if (Embargo.ACTIVE.name().equals(facts.details().get(Detail.EMBARGO))) {
            begun.add(new Object[] {concern, Selection.time(facts.at())});
          } else {
            ended.add(new Object[] {concern});
          }
        });
    if (!begun.isEmpty()) {
      jdbc.batchUpdate(
          "INSERT INTO embargo (concern, since) VALUES (?, ?) ON CONFLICT DO NOTHING", begun);
    }
    if (!ended.isEmpty()) {
      jdbc.batchUpdate("DELETE FROM embargo WHERE concern = ?", ended);
    }
  }
}
