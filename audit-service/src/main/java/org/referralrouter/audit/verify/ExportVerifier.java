package org.referralrouter.audit.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.export.ExportedEntry;
import org.referralrouter.audit.export.Format;
import org.referralrouter.audit.export.Manifest;
import org.referralrouter.audit.ledger.Leaf;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.tlog.Checkpoint;
import org.referralrouter.audit.tlog.Hash;
import org.referralrouter.audit.tlog.Proofs;
import org.referralrouter.audit.tlog.SignedNote;
import org.referralrouter.audit.verify.Verdict.Reason;
import org.referralrouter.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Verifies an export without the service: every entry up to the root that was signed and witnessed.
 */
final class ExportVerifier {
  private static final String MANIFEST = "manifest.json";

  private final Trust trust;
  private final Progress progress;
  private final Breaks breaks = new Breaks();
  private final Map<String, Checkpoint> trees = new HashMap<>();
  private long entries;

  private ExportVerifier(Trust trust, Progress progress) {
    this.trust = trust;
    this.progress = progress;
  }

  /** The verdict over an export. */
  static Verdict verify(Path export, Trust trust, Progress progress) {
    try (ZipFile zip = new ZipFile(export.toFile(), StandardCharsets.UTF_8)) {
      return new ExportVerifier(trust, progress).run(zip);
    } catch (IOException | JacksonException e) {
      return new Verdict.Unknown(export + " is no export: " + e.getClass().getSimpleName());
    }
  }

  private Verdict run(ZipFile zip) throws IOException {
    Manifest manifest = Json.mapper().readValue(bytes(zip, MANIFEST), Manifest.class);
    String ledger = trust.ledger().getFirst().name();
    int cosigners = root(manifest, ledger);
    progress.of(manifest.entries());
    MessageDigest sha = Hash.sha256();
    try (InputStream in =
            new DigestInputStream(zip.getInputStream(entry(zip, manifest.file())), sha);
        BufferedReader text =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      if (manifest.file().endsWith("." + Format.CSV.extension())) {
        rows(text, ledger);
      } else {
        lines(text, ledger);
      }
    }
    if (!HexFormat.of().formatHex(sha.digest()).equals(manifest.sha256())
        || entries != manifest.entries()) {
      breaks.add(ledger, -1, Reason.MISSING, "the entries are not those that the manifest counted");
    }
    return breaks.found().isEmpty()
        ? new Verdict.Intact(manifest.rootCheckpoint(), trees.size(), entries, 0, cosigners)
        : new Verdict.Broken(breaks.found());
  }

  private int root(Manifest manifest, String ledger) {
    try {
      SignedNote root = SignedNote.parse(manifest.rootCheckpoint());
      Checkpoint rootTree = Checkpoint.parse(root.text());
      Signatures.fault(root, trust)
          .ifPresent(fault -> breaks.add(ledger, -1, Reason.SIGNATURE, fault));
      int cosigners = Signatures.cosigners(root, trust.witnesses());
      if (cosigners < trust.quorum()) {
        breaks.add(
            ledger,
            -1,
            Reason.QUORUM,
            "%d of %d cosignatures".formatted(cosigners, trust.quorum()));
      }
      manifest.logs().forEach(log -> log(log, rootTree, ledger));
      return cosigners;
    } catch (IllegalArgumentException e) {
      breaks.add(ledger, -1, Reason.NOT_A_CHECKPOINT, String.valueOf(e.getMessage()));
      return 0;
    }
  }

  private void log(Manifest.LogProof log, Checkpoint root, String ledger) {
    SignedNote note = SignedNote.parse(log.checkpoint());
    Checkpoint tree = Checkpoint.parse(note.text());
    boolean proven =
        Proofs.isIncluded(
            Hash.leaf(note.text().getBytes(StandardCharsets.UTF_8)),
            log.rootIndex(),
            root.size(),
            hashes(log.proof()),
            root.root());
    if (!proven || !tree.origin().equals(ledger + "/logs/" + log.log())) {
      breaks.add(
          tree.origin(), -1, Reason.NOT_CONSISTENT, "the root log does not have this checkpoint");
    }
    trees.put(log.log(), tree);
  }

  private void lines(BufferedReader text, String ledger) throws IOException {
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      String json = line;
      entry(() -> Json.mapper().readValue(json, ExportedEntry.class), ledger);
    }
  }

  private void rows(BufferedReader text, String ledger) {
    ObjectReader rows =
        new CsvMapper().readerForMapOf(String.class).with(CsvSchema.emptySchema().withHeader());
    try (MappingIterator<Map<String, String>> all = rows.readValues(text)) {
      while (all.hasNext()) {
        Map<String, String> row = all.next();
        entry(() -> ExportedEntry.ofCsv(row), ledger);
      }
    } catch (JacksonException e) {
      breaks.add(ledger, -1, Reason.LEAF, "row %d cannot be read".formatted(entries + 1));
    }
  }

  private void entry(Supplier<ExportedEntry> written, String ledger) {
    entries++;
    progress.by(1);
    try {
      entry(written.get(), ledger);
    } catch (JacksonException | IllegalArgumentException e) {
      breaks.add(ledger, -1, Reason.LEAF, "line %d is no entry".formatted(entries));
    }
  }

  private void entry(ExportedEntry entry, String ledger) {
    String origin = ledger + "/logs/" + entry.log();
    Checkpoint tree = trees.get(entry.log());
    if (tree == null) {
      breaks.add(origin, entry.index(), Reason.MISSING, "its log's checkpoint should be there");
      return;
    }
    try {
      byte[] leaf = Base64.getDecoder().decode(entry.leaf());
      if (!Proofs.isIncluded(
          Hash.leaf(leaf), entry.index(), tree.size(), hashes(entry.proof()), tree.root())) {
        breaks.add(origin, entry.index(), Reason.ROOT, "its proof does not lead to the root");
      }
      if (!says(Leaf.parse(leaf), entry)) {
        breaks.add(origin, entry.index(), Reason.LEAF, "it says otherwise than its leaf");
      }
    } catch (IllegalArgumentException e) {
      breaks.add(origin, entry.index(), Reason.LEAF, String.valueOf(e.getMessage()));
    }
  }

  /**
   * What a leaf says can be held against it; ids of concerns and referrals are only committed to.
   */
  private static boolean says(Leaf leaf, ExportedEntry entry) {
    return leaf.log().equals(LogId.at(entry.log()).orElse(LogId.ROOT))
        && leaf.offset() == entry.offset()
        && leaf.type().equals(entry.type())
        && leaf.recordedAt().toString().equals(entry.recordedAt())
        && leaf.at().toString().equals(entry.at())
        && Arrays.asList(leaf.agency(), text(leaf.eventId()))
            .equals(
                Arrays.asList(
                    Optional.ofNullable(entry.agency()).orElse(""),
                    Optional.ofNullable(entry.eventId()).orElse("")));
  }

  private static String text(@Nullable UUID id) {
    return id == null ? "" : id.toString();
  }

  private static List<Hash> hashes(List<String> texts) {
    return texts.stream().map(Hash::parse).toList();
  }

  private static byte[] bytes(ZipFile zip, String name) throws IOException {
    try (InputStream in = zip.getInputStream(entry(zip, name))) {
      return in.readAllBytes();
    }
  }

  private static ZipEntry entry(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("The export has no " + name);
    }
    return entry;
  }
}
