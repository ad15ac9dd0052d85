package org.referralrouter.audit.serve;

import java.util.Map;
import java.util.TreeMap;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.serve.Catalogue.LogState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Says at start which topics the ledger has entries of and cannot read any more. */
@Component
class LostSources {
  private static final Logger LOG = LoggerFactory.getLogger(LostSources.class);

  private final Catalogue catalogue;
  private final Sources sources;

  LostSources(Catalogue catalogue, Sources sources) {
    this.catalogue = catalogue;
    this.sources = sources;
  }

  @EventListener(ApplicationReadyEvent.class)
  void say() {
    try {
      Map<String, Sources.State> lost = new TreeMap<>();
      for (LogState log : catalogue.logs()) {
        if (!log.log().equals(LogId.ROOT)) {
          lost.merge(name(log), sources.of(log.log(), log.topic()), LostSources::worse);
        }
      }
      lost.forEach(
          (topic, state) -> {
            if (!state.sentence().isEmpty()) {
              LOG.warn("{}: {}", topic, state.sentence());
            }
          });
    } catch (DataAccessException _) {
      LOG.warn("The database did not say which logs it has; their sources were not looked for");
    }
  }

  /** A log that a checkpoint named and nothing was read of yet has no topic's name. */
  private static String name(LogState log) {
    return log.topic().equals("?") ? "log " + log.log().path() : log.topic();
  }

  private static Sources.State worse(Sources.State one, Sources.State other) {
    return one.sentence().isEmpty() ? other : one;
  }
}
