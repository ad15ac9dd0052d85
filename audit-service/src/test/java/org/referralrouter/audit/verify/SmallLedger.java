package org.referralrouter.audit.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.referralrouter.audit.ledger.Leaf;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.tlog.Bundle;
import org.referralrouter.audit.tlog.Checkpoint;
import org.referralrouter.audit.tlog.Hash;
import org.referralrouter.audit.tlog.NoteKey;
import org.referralrouter.audit.tlog.NoteSigner;
import org.referralrouter.audit.tlog.RightEdge;
import org.referralrouter.audit.tlog.SignedNote;
import org.referralrouter.audit.tlog.Tile;

/** A ledger as it is served, in memory, with keys of its own; what it holds can be falsified. */
final class SmallLedger implements Served {
  static final String ORIGIN = "audit.example";
  private static final Instant AT = Instant.parse("2026-11-24T09:00:00Z");

  final NoteSigner signer = NoteSigner.generate(ORIGIN, NoteKey.ED25519, new SecureRandom());
  final NoteSigner witness =
      NoteSigner.generate("witness.example", NoteKey.COSIGNATURE_V1, new SecureRandom());
  final Map<LogId, List<byte[]>> logs = new LinkedHashMap<>();
  final List<byte[]> heads = new ArrayList<>();
  private final Map<LogId, Integer> sealed = new HashMap<>();
  final Map<String, byte[]> files = new LinkedHashMap<>();

  /** Logs of these sizes, sealed. */
  static SmallLedger of(int... sizes) {
    SmallLedger ledger = new SmallLedger();
    for (int i = 0; i < sizes.length; i++) {
      LogId log = new LogId(new UUID(7, i), i);
      ledger.logs.put(log, new ArrayList<>());
      ledger.append(log, sizes[i]);
    }
    ledger.seal();
    return ledger;
  }

  LogId log(int number) {
    return List.copyOf(logs.keySet()).get(number);
  }

  /** Forgets that anything was ever sealed. */
  void forget() {
    heads.clear();
    sealed.clear();
  }

  /** The entries of a log, to be changed. */
  List<byte[]> entries(LogId log) {
    return Objects.requireNonNull(logs.get(log));
  }

  /** The bytes of a file. */
  byte[] bytes(String path) {
    return Objects.requireNonNull(files.get(path));
  }

  /** More entries; their offsets have gaps. */
  void append(LogId log, int count) {
    List<byte[]> entries = entries(log);
    for (int i = 0; i < count; i++) {
      entries.add(leaf(log, 2L * entries.size(), "Response"));
    }
  }

  static byte[] leaf(LogId log, long offset, String type) {
    return new Leaf(
            log,
            offset,
            AT,
            type,
            new UUID(1, offset),
            "POLICE",
            AT.plusSeconds(offset),
            new UUID(2, 2),
            null,
            3,
            List.of(new Leaf.Commitment(new UUID(2, 2), 100, Hash.EMPTY)))
        .bytes();
  }

  /**
   * Puts the head of each log that has changed its size into the root log, and signs everything.
   */
  void seal() {
    logs.forEach(
        (log, entries) -> {
          Integer before = sealed.put(log, entries.size());
          if (before == null || before != entries.size()) {
            heads.add(
                new Checkpoint(log.origin(ORIGIN), entries.size(), root(entries))
                    .text()
                    .getBytes(StandardCharsets.UTF_8));
          }
        });
    serve();
  }

  /** Serves what there is, whether it was sealed so or not. */
  void serve() {
    files.clear();
    serve("", ORIGIN, heads, true);
    logs.forEach(
        (log, entries) -> serve("logs/" + log.path() + "/", log.origin(ORIGIN), entries, false));
  }

  private void serve(String prefix, String origin, List<byte[]> entries, boolean cosigned) {
    String text = new Checkpoint(origin, entries.size(), root(entries)).text();
    SignedNote note = new SignedNote(text, List.of(signer.sign(text)));
    if (cosigned) {
      note = note.with(List.of(witness.cosign(text, 1_764_000_000)));
    }
    files.put(prefix + "checkpoint", note.toString().getBytes(StandardCharsets.UTF_8));
    RightEdge edge = RightEdge.of(0, List.of());
    for (byte[] entry : entries) {
      edge.append(Hash.leaf(entry))
          .forEach(
              full ->
                  files.put(
                      prefix + new Tile(full.level(), full.index(), Tile.FULL).path(),
                      Tile.bytes(full.hashes())));
    }
    for (Tile tile : Tile.of(entries.size())) {
      int first = (int) tile.index() * Tile.FULL;
      if (tile.level() == Tile.ENTRIES) {
        files.put(prefix + tile.path(), Bundle.bytes(entries.subList(first, first + tile.width())));
      } else if (!tile.isFull()) {
        files.put(prefix + tile.path(), Tile.bytes(edge.level(tile.level())));
      }
    }
  }

  static Hash root(List<byte[]> entries) {
    RightEdge edge = RightEdge.of(0, List.of());
    entries.forEach(entry -> edge.append(Hash.leaf(entry)));
    return edge.root();
  }

  Trust trust() {
    return new Trust(List.of(signer.key()), List.of(witness.key()), 1, Optional.empty());
  }

  Trust trustAnd(SignedNote kept) {
    return new Trust(List.of(signer.key()), List.of(witness.key()), 1, Optional.of(kept));
  }

  SignedNote checkpoint() {
    return SignedNote.parse(bytes("checkpoint"));
  }

  @Override
  public Optional<byte[]> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** Writes every file below a directory. */
  void writeTo(Path directory) {
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = directory.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
