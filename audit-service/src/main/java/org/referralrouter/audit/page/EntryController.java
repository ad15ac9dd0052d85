package org.referralrouter.audit.page;

import java.security.Principal;
import java.util.Base64;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.api.Answers;
import org.referralrouter.audit.api.EntryView;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.seal.LedgerKeys;
import org.referralrouter.audit.seal.Witnesses;
import org.referralrouter.audit.serve.ProofChain;
import org.referralrouter.audit.serve.Prover;
import org.referralrouter.audit.tlog.Hash;
import org.referralrouter.audit.tlog.NoteKey;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;

/** One entry, and what the browser needs to prove it. */
@Controller
class EntryController {
  private final Answers answers;
  private final AgencyNames names;
  private final Prover prover;
  private final LedgerKeys keys;
  private final Witnesses witnesses;

  EntryController(
      Answers answers, AgencyNames names, Prover prover, LedgerKeys keys, Witnesses witnesses) {
    this.answers = answers;
    this.names = names;
    this.prover = prover;
    this.keys = keys;
    this.witnesses = witnesses;
  }

  @GetMapping("/auditor/entries/{topicId}/{partition}/{index}")
  String entry(
      @PathVariable String topicId,
      @PathVariable String partition,
      @PathVariable long index,
      @RequestAttribute(Purpose.ATTRIBUTE) String purpose,
      Principal caller,
      Model model) {
    LogId log = log(topicId, partition);
    EntryView entry = answers.entry(log, index, purpose, caller);
    model.addAttribute("entry", entry);
    model.addAttribute("title", EntryTitle.of(entry, names));
    model.addAttribute("time", Words.time(entry.at()));
    model.addAttribute("recorded", Words.time(entry.recordedAt()));
    model.addAttribute("agency", names.of(entry.agency()));
    model.addAttribute("type", Words.type(entry.type()));
    model.addAttribute("proof", proof(log, index));
    model.addAttribute("proofAddress", Line.href(entry) + "/proof");
    model.addAttribute("keys", String.join("\n", texts(keys.verifiers())));
    return "auditor/entry";
  }

  /**
   * All that the browser needs to check that the entry is in the ledger.
   *
   * @param leaf the entry's bytes, in Base64
   * @param witnessKeys the verifier keys of the witnesses that this ledger asks
   */
  record ProofView(
      String leaf,
      long index,
      List<String> hashes,
      String checkpoint,
      long rootIndex,
      List<String> rootHashes,
      String rootCheckpoint,
      List<String> witnessKeys,
      int quorum) {}

  /** Ids and hashes alone. */
  @GetMapping("/auditor/entries/{topicId}/{partition}/{index}/proof")
  ResponseEntity<ProofView> proofView(
      @PathVariable String topicId, @PathVariable String partition, @PathVariable long index) {
    LogId log = log(topicId, partition);
    ProofChain chain = prover.chain(log, index);
    return ResponseEntity.ok(
        new ProofView(
            Base64.getEncoder().encodeToString(prover.entry(log, index)),
            index,
            hashes(chain.hashes()),
            chain.checkpoint().toString(),
            chain.rootIndex(),
            hashes(chain.rootHashes()),
            chain.rootCheckpoint().toString(),
            texts(witnesses.keys()),
            witnesses.quorum()));
  }

  private static LogId log(String topicId, String partition) {
    return LogId.at(topicId + "/" + partition).orElseThrow();
  }

  /** The proof for people to read; null while the entry is not signed. */
  private @Nullable ProofChain proof(LogId log, long index) {
    try {
      return prover.chain(log, index);
    } catch (NoSuchElementException _) {
      return null;
    }
  }

  private static List<String> texts(List<NoteKey> keys) {
    return keys.stream().map(NoteKey::text).toList();
  }

  private static List<String> hashes(List<Hash> hashes) {
    return hashes.stream().map(Hash::text).toList();
  }
}
