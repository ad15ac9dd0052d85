package org.referralrouter.audit.seal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.serve.Catalogue;
import org.referralrouter.edge.measure.Measure;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** How the ledger stands: what is not signed, and what is not witnessed. */
@Component
class LedgerMeasures implements MeterBinder {
  private final Catalogue catalogue;
  private final Witnesses witnesses;
  private final SealClock seals;
  private final Clock clock;

  LedgerMeasures(Catalogue catalogue, Witnesses witnesses, SealClock seals, Clock clock) {
    this.catalogue = catalogue;
    this.witnesses = witnesses;
    this.seals = seals;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Measure.LEDGER_SEALS_REFUSED.gauge(registry, () -> seals.refusals().size());
    Measure.LEDGER_UNSEALED_AGE.gauge(registry, () -> told(this::unsealedAge));
    Measure.LEDGER_COSIGNATURES_MISSING.gauge(registry, () -> told(this::cosignaturesMissing));
  }

  /** In seconds, since all was signed. */
  private Number unsealedAge() {
    boolean unsealed =
        catalogue.logs().stream()
            .anyMatch(log -> !log.log().equals(LogId.ROOT) && log.size() > log.sealedSize());
    return unsealed
        ? Math.max(0, Duration.between(seals.complete(), clock.instant()).toMillis() / 1000.0)
        : 0;
  }

  private Number cosignaturesMissing() {
    return catalogue
        .root()
        .map(root -> Math.max(0, witnesses.quorum() - witnesses.cosigners(root).size()))
        .orElse(0);
  }

  private static Number told(Supplier<Number> value) {
    try {
      return value.get();
    } catch (DataAccessException | TransactionException _) {
      return Double.NaN;
    }
  }
}
