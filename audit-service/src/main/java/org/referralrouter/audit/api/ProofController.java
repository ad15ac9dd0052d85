package org.referralrouter.audit.api;

import java.util.List;
import java.util.Set;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.serve.ProofChain;
import org.referralrouter.audit.serve.Prover;
import org.referralrouter.audit.tlog.Hash;
import org.referralrouter.audit.tlog.TlogProof;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proofs, and how the ledger stands. */
@RestController
class ProofController {
  private static final Set<String> INCLUSION = Set.of("log", "index");
  private static final Set<String> CONSISTENCY = Set.of("log", "from", "to");

  private final Prover prover;
  private final Standing standing;

  ProofController(Prover prover, Standing standing) {
    this.prover = prover;
    this.standing = standing;
  }

  /** An entry's proof as JSON, up to the root that is witnessed. */
  record InclusionView(
      String log,
      long index,
      String leafHash,
      List<String> hashes,
      String checkpoint,
      long rootIndex,
      List<String> rootHashes,
      String rootCheckpoint) {
    static InclusionView of(LogId log, ProofChain chain) {
      return new InclusionView(
          log.path(),
          chain.index(),
          chain.leaf().text(),
          texts(chain.hashes()),
          chain.checkpoint().toString(),
          chain.rootIndex(),
          texts(chain.rootHashes()),
          chain.rootCheckpoint().toString());
    }
  }

  record ConsistencyView(String log, long from, long to, List<String> hashes) {}

  @GetMapping(path = "/proof/inclusion", produces = MediaType.APPLICATION_JSON_VALUE)
  InclusionView inclusion(@RequestParam MultiValueMap<String, String> parameters) {
    EntryParameters given = EntryParameters.strictly(parameters, INCLUSION);
    LogId log = log(given);
    return InclusionView.of(log, prover.chain(log, given.required("index")));
  }

  /** The entry in its own log alone, for tools that read C2SP tlog-proof. */
  @GetMapping(path = "/proof/inclusion", produces = MediaType.TEXT_PLAIN_VALUE)
  String tlogProof(@RequestParam MultiValueMap<String, String> parameters) {
    EntryParameters given = EntryParameters.strictly(parameters, INCLUSION);
    ProofChain chain = prover.chain(log(given), given.required("index"));
    return new TlogProof(chain.index(), chain.hashes(), chain.checkpoint()).toString();
  }

  @GetMapping("/proof/consistency")
  ConsistencyView consistency(@RequestParam MultiValueMap<String, String> parameters) {
    EntryParameters given = EntryParameters.strictly(parameters, CONSISTENCY);
    LogId log = log(given);
    long from = given.required("from");
    long to = given.required("to");
    if (from > to) {
      throw new BadParameter("from", "must not be larger than to");
    }
    return new ConsistencyView(log.path(), from, to, texts(prover.consistency(log, from, to)));
  }

  @GetMapping("/ledger")
  Standing.LedgerView ledger() {
    return standing.now();
  }

  private static LogId log(EntryParameters given) {
    LogId log =
        given.value(
            "log",
            "must be a log, as in an entry, or root",
            text ->
                text.equals("root")
                    ? LogId.ROOT
                    : LogId.at(text).orElseThrow(IllegalArgumentException::new));
    if (log == null) {
      throw new BadParameter("log", "must be given: a log, as in an entry, or root");
    }
    return log;
  }

  private static List<String> texts(List<Hash> hashes) {
    return hashes.stream().map(Hash::text).toList();
  }
}
