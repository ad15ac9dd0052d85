package org.referralrouter.audit.api;

import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.seal.Refusal;
import org.referralrouter.audit.seal.SealClock;
import org.referralrouter.audit.seal.Witnesses;
import org.referralrouter.audit.serve.Catalogue;
import org.referralrouter.audit.serve.Catalogue.LogState;
import org.referralrouter.audit.serve.Sources;
import org.referralrouter.audit.tlog.SignedNote;
import org.springframework.stereotype.Component;

/** How the ledger stands. */
@Component
public class Standing {
  private final Catalogue catalogue;
  private final Witnesses witnesses;
  private final SealClock seals;
  private final Sources sources;

  Standing(Catalogue catalogue, Witnesses witnesses, SealClock seals, Sources sources) {
    this.catalogue = catalogue;
    this.witnesses = witnesses;
    this.seals = seals;
    this.sources = sources;
  }

  /**
   * How the ledger stands.
   *
   * @param checkpoint the newest of the root log
   * @param quorum how many witnesses must have cosigned it
   * @param cosigners who has
   * @param refused what is not signed now, and why
   */
  public record LedgerView(
      String checkpoint,
      int quorum,
      List<String> cosigners,
      boolean quorumMet,
      List<Refusal> refused,
      List<LogView> logs) {}

  /**
   * A log.
   *
   * @param size how many entries it has
   * @param sealedSize how many of them are signed
   * @param source whether it can still be read from its topic; null for the root log, which has
   *     none
   * @param note what a person should know of that; empty where there is nothing to know
   */
  public record LogView(
      String log,
      String topic,
      long size,
      long sealedSize,
      Sources.@Nullable State source,
      String note) {}

  /**
   * Now.
   *
   * @throws NoSuchElementException before the first seal
   */
  public LedgerView now() {
    SignedNote root =
        catalogue.root().orElseThrow(() -> new NoSuchElementException("Nothing is sealed yet"));
    return new LedgerView(
        root.toString(),
        witnesses.quorum(),
        witnesses.cosigners(root),
        witnesses.haveQuorum(root),
        seals.refusals(),
        catalogue.logs().stream().map(this::log).toList());
  }

  private LogView log(LogState log) {
    Sources.State source = log.log().equals(LogId.ROOT) ? null : sources.of(log.log(), log.topic());
    return new LogView(
        log.log().path(),
        log.topic(),
        log.size(),
        log.sealedSize(),
        source,
        source == null ? "" : source.sentence());
  }
}
