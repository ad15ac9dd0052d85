package org.referralrouter.audit.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.referralrouter.audit.export.Manifest.LogProof;
import org.referralrouter.audit.ledger.Entry;
import org.referralrouter.audit.ledger.EntryQuery;
import org.referralrouter.audit.ledger.Ledger;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.serve.Catalogue;
import org.referralrouter.audit.serve.Catalogue.SealedHead;
import org.referralrouter.audit.serve.Prover;
import org.referralrouter.audit.tlog.Checkpoint;
import org.referralrouter.audit.tlog.Hash;
import org.referralrouter.audit.tlog.SignedNote;
import org.referralrouter.wire.Json;
import org.springframework.stereotype.Component;

/** Writes exports, entry by entry, page by page: nothing is held but a page. */
@Component
public class Export {
  private static final int PAGE = 500;

  private final Ledger ledger;
  private final Catalogue catalogue;
  private final Prover prover;

  Export(Ledger ledger, Catalogue catalogue, Prover prover) {
    this.ledger = ledger;
    this.catalogue = catalogue;
    this.prover = prover;
  }

  /** One export under way: what was signed when it began is what all its proofs lead to. */
  private final class Run {
    private final SignedNote root = catalogue.root().orElseThrow();
    private final Map<LogId, Optional<SealedHead>> heads = new LinkedHashMap<>();
    private long written;
    private long notSealed;

    private Optional<SealedHead> head(LogId log) {
      long rootSize = Checkpoint.parse(root.text()).size();
      return heads.computeIfAbsent(
          log, wanted -> catalogue.head(wanted).filter(head -> head.rootIndex() < rootSize));
    }

    void entry(Entry entry, Format format, OutputStream out) throws IOException {
      LogId log = entry.source().log();
      long index = entry.place().index();
      long size = head(log).map(head -> Checkpoint.parse(head.note().text()).size()).orElse(0L);
      if (index >= size) {
        notSealed++;
        return;
      }
      ExportedEntry exported =
          ExportedEntry.of(
              entry,
              Base64.getEncoder().encodeToString(prover.entry(log, index)),
              prover.inclusion(log, index, size));
      String line =
          format == Format.CSV ? exported.csv() : Json.mapper().writeValueAsString(exported);
      out.write((line + (format == Format.CSV ? "\r\n" : "\n")).getBytes(StandardCharsets.UTF_8));
      written++;
    }

    List<LogProof> logs() {
      List<LogProof> logs = new ArrayList<>();
      long rootSize = Checkpoint.parse(root.text()).size();
      heads.forEach(
          (log, signed) ->
              signed.ifPresent(
                  head ->
                      logs.add(
                          new LogProof(
                              log.path(),
                              head.note().toString(),
                              head.rootIndex(),
                              prover.inclusion(LogId.ROOT, head.rootIndex(), rootSize).stream()
                                  .map(Hash::text)
                                  .toList()))));
      return logs;
    }
  }

  /**
   * Writes an export: a zip with the entries, and behind them a manifest.
   *
   * @param asked the query as it was asked, for the manifest
   */
  public void write(
      EntryQuery query, Map<String, List<String>> asked, Format format, OutputStream to)
      throws IOException {
    Run run = new Run();
    String file = "entries." + format.extension();
    MessageDigest sha = Hash.sha256();
    try (ZipOutputStream zip = new ZipOutputStream(to, StandardCharsets.UTF_8)) {
      zip.putNextEntry(new ZipEntry(file));
      // Never closed: closing it would close the zip.
      DigestOutputStream out = new DigestOutputStream(zip, sha);
      if (format == Format.CSV) {
        out.write(
            (String.join(",", ExportedEntry.COLUMNS) + "\r\n").getBytes(StandardCharsets.UTF_8));
      }
      EntryQuery.Place after = null;
      List<Entry> page;
      do {
        page = ledger.find(query.from(after, PAGE));
        for (Entry entry : page) {
          run.entry(entry, format, out);
        }
        after = page.isEmpty() ? null : page.getLast().place();
      } while (page.size() == PAGE);
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("manifest.json"));
      Manifest manifest =
          new Manifest(
              Manifest.VERSION,
              asked,
              file,
              run.written,
              run.notSealed,
              HexFormat.of().formatHex(sha.digest()),
              run.root.toString(),
              run.logs());
      zip.write(Json.mapper().writeValueAsBytes(manifest));
      zip.closeEntry();
    }
  }
}
