package org.referralrouter.audit.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Codes;
import org.referralrouter.audit.ledger.Facts;
import org.referralrouter.audit.ledger.Leaf;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.ledger.NewEntry;
import org.referralrouter.audit.ledger.Payload.Part;
import org.referralrouter.audit.ledger.Subject;
import org.referralrouter.audit.ledger.SubjectKey;
import org.referralrouter.wire.Json;

/** Entries as leaves, references and encrypted parts. */
final class EntryRows {
  static final String REFERENCE =
      "reference (log, idx, at, type, agency, revision, concern, referral, person, actor, outcome,"
          + " traceparent, details)";
  static final String PART = "part (log, idx, no, subject, ciphertext)";
  private static final int REFERENCE_COLUMNS = 13;
  private static final int PART_COLUMNS = 5;
  private static final int WORTH_SHARING = 16;

  private final int log;
  private final Map<Subject, SubjectKey> keys;
  private final Map<Long, byte[]> erased;
  private final AgencyNumbers numbers;
  private final List<byte[]> leaves = new ArrayList<>();
  private final CopyRows references = new CopyRows();
  private final CopyRows parts = new CopyRows();

  /**
   * Rows of one log.
   *
   * @param keys of all subjects of the entries
   * @param erased leaves by offset that were made before their subject was erased
   */
  EntryRows(
      int log, Map<Subject, SubjectKey> keys, Map<Long, byte[]> erased, AgencyNumbers numbers) {
    this.numbers = numbers;
    this.log = log;
    this.keys = keys;
    this.erased = erased;
  }

  /** Everybody whose key these entries need. */
  static Set<Subject> subjects(List<NewEntry> entries) {
    Set<Subject> subjects = new HashSet<>();
    for (NewEntry entry : entries) {
      Facts facts = entry.facts();
      subjects.add(facts.subject(entry.source().topic()));
      entry.payload().parts().forEach(part -> subjects.add(part.subject()));
      if (facts.actor() != null) {
        subjects.add(new Subject.OfActor(facts.actor()));
      }
      if (facts.person() != null && facts.concernId() != null) {
        subjects.add(new Subject.OfPerson(facts.concernId(), facts.person()));
      }
    }
    return subjects;
  }

  /** An entry with what takes time: hashes, commitments and ciphertexts. */
  private record Prepared(NewEntry entry, Optional<Leaf> leaf, List<byte[]> ciphertexts) {}

  /** Adds entries in their order; what takes time is done on every core. */
  void add(List<NewEntry> entries, long first) {
    Stream<NewEntry> stream =
        entries.size() < WORTH_SHARING ? entries.stream() : entries.parallelStream();
    long index = first;
    for (Prepared prepared : stream.map(this::prepare).toList()) {
      add(prepared, index++);
    }
  }

  private Prepared prepare(NewEntry entry) {
    if (erased.containsKey(entry.source().offset())) {
      return new Prepared(entry, Optional.empty(), List.of());
    }
    List<byte[]> ciphertexts = new ArrayList<>();
    for (Part part : entry.payload().parts()) {
      byte[] context = context(entry.source().log(), entry.source().offset(), ciphertexts.size());
      ciphertexts.add(key(part.subject()).encrypt(part.bytes(), context));
    }
    return new Prepared(entry, Optional.of(leaf(entry)), ciphertexts);
  }

  private void add(Prepared prepared, long index) {
    NewEntry entry = prepared.entry();
    byte[] earlier = erased.get(entry.source().offset());
    if (earlier == null) {
      leaves.add(prepared.leaf().orElseThrow().bytes());
      reference(entry.facts(), index);
      parts(prepared, index);
    } else {
      leaves.add(earlier);
      reference(withoutSubject(entry.facts()), index);
    }
  }

  List<byte[]> leaves() {
    return leaves;
  }

  CopyRows references() {
    return references;
  }

  CopyRows parts() {
    return parts;
  }

  private Leaf leaf(NewEntry entry) {
    Facts facts = entry.facts();
    return new Leaf(
        entry.source().log(),
        entry.source().offset(),
        entry.source().timestamp(),
        facts.type(),
        facts.eventId(),
        facts.agency() == null ? "" : facts.agency().name(),
        facts.at(),
        key(facts.subject(entry.source().topic())).tag(),
        facts.actor() == null ? null : key(new Subject.OfActor(facts.actor())).tag(),
        entry.payload().schemaId(),
        entry.payload().parts().stream().map(this::commitment).toList());
  }

  private Leaf.Commitment commitment(Part part) {
    SubjectKey key = key(part.subject());
    return new Leaf.Commitment(key.tag(), part.bytes().length, key.commit(part.bytes()));
  }

  private void reference(Facts facts, long index) {
    UUID concern = facts.concernId();
    references
        .row(REFERENCE_COLUMNS)
        .add(log)
        .add(index)
        .add(facts.at())
        .add(Codes.ofType(facts.type()))
        .add(numbers.of(facts.agency()))
        .add(facts.revision())
        .add(concern)
        .add(facts.referralId())
        .add(
            facts.person() == null || concern == null
                ? null
                : id(new Subject.OfPerson(concern, facts.person())))
        .add(facts.actor() == null ? null : id(new Subject.OfActor(facts.actor())))
        .add(facts.outcome())
        .add(facts.traceparent())
        .add(facts.details().isEmpty() ? null : Json.mapper().writeValueAsString(facts.details()));
  }

  private void parts(Prepared prepared, long index) {
    short no = 0;
    for (byte[] ciphertext : prepared.ciphertexts()) {
      SubjectKey key = key(prepared.entry().payload().parts().get(no).subject());
      parts.row(PART_COLUMNS).add(log).add(index).add(no).add(key.id()).add(ciphertext);
      no++;
    }
  }

  /** What a part's ciphertext is bound to. */
  static byte[] context(LogId log, long offset, int no) {
    return (log.path() + "/" + offset + "/" + no).getBytes(StandardCharsets.UTF_8);
  }

  private static Facts withoutSubject(Facts facts) {
    return new Facts(
        facts.type(),
        facts.eventId(),
        null,
        null,
        null,
        facts.agency(),
        null,
        facts.at(),
        facts.revision(),
        facts.outcome(),
        null,
        Map.of());
  }

  private @Nullable Long id(Subject subject) {
    return key(subject).id();
  }

  private SubjectKey key(Subject subject) {
    SubjectKey key = keys.get(subject);
    if (key == null) {
      throw new IllegalStateException("A subject's key was destroyed while its entry was made");
    }
    return key;
  }
}
