package org.referralrouter.audit.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Detail;
import org.referralrouter.audit.ledger.EntryType;
import org.referralrouter.audit.ledger.Facts;
import org.referralrouter.audit.ledger.NewEntry;
import org.referralrouter.audit.operate.Letter;
import org.referralrouter.audit.operate.LetterAct;
import org.referralrouter.wire.DeadLetter;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps the letters by what the log says: a service failed, a person did something, a record was
 * put back. Entries of different topics come in any order, and come again after a restore; each
 * names the redrive that it is of, so that none counts twice.
 */
final class LetterLog {
  private static final String ACCESS = "AccessRecorded";

  /**
   * Also where it has failed before as the record that it first was: then nothing but the times.
   */
  private static final String FIRST_FAILURE =
      """
      INSERT INTO dead_letter (id, topic, partition, record_offset, concern, state, redrives,
        first_at, last_at, changed_at, reason, value_bytes, key_bytes, schema_id, log, idx)
      VALUES (?, ?, ?, ?, ?, 'OPEN', 0, ?, ?, now(), ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET
        first_at = least(dead_letter.first_at, EXCLUDED.first_at),
        last_at = greatest(dead_letter.last_at, EXCLUDED.last_at)
      """;

  private static final String FAILED_AGAIN =
      """
      UPDATE dead_letter SET
        state = CASE WHEN ? >= redrives THEN 'OPEN' ELSE state END,
        redrives = greatest(redrives, ?), last_at = greatest(last_at, ?), changed_at = now(),
        reason = ?, log = ?, idx = ?
      WHERE id = ? AND topic = ?
      """;

  private static final String ACTED =
      """
      UPDATE dead_letter SET state = ?, redrives = redrives + ?, changed_at = now()
      WHERE id = ? AND redrives = ? AND state IN ('OPEN', 'SET_ASIDE')
      """;

  private static final String PUT_BACK =
      """
      UPDATE dead_letter SET state = CASE WHEN redrives < ? OR state = 'REDRIVING' THEN 'REDRIVEN'
        ELSE state END, redrives = greatest(redrives, ?), changed_at = now()
      WHERE id = ? AND topic = ? AND redrives <= ?
      """;

  private final JdbcTemplate jdbc;

  LetterLog(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Follows entries as they are appended.
   *
   * @param log its number
   * @param first the index of the first of them
   */
  void follow(int log, long first, List<NewEntry> entries) {
    long index = first;
    for (NewEntry entry : entries) {
      Facts facts = entry.facts();
      if (facts.type().equals(EntryType.DEAD_LETTER)) {
        failed(entry, log, index);
      } else if (facts.type().equals(ACCESS)) {
        LetterAct.of(facts.outcome()).ifPresent(act -> acted(act, facts));
      } else if (facts.details().containsKey(Detail.ATTEMPT)) {
        putBack(entry);
      }
      index++;
    }
  }

  private void failed(NewEntry entry, int log, long index) {
    Facts facts = entry.facts();
    Map<String, String> details = facts.details();
    Origin origin = Origin.of(entry);
    String reason = DeadLetter.code(details.getOrDefault("reason", ""));
    int redrive = redrive(details).orElse(0);
    UUID letter = id(details.get(Detail.LETTER)).orElse(null);
    boolean again =
        letter != null
            && redrive > 0
            && jdbc.update(
                    FAILED_AGAIN,
                    redrive,
                    redrive,
                    Selection.time(facts.at()),
                    reason,
                    log,
                    index,
                    letter,
                    origin.topic())
                == 1;
    if (!again) {
      letter = Letter.id(origin.topic(), origin.partition(), origin.offset());
      redrive = 0;
      int _ =
          jdbc.update(
              FIRST_FAILURE,
              letter,
              origin.topic(),
              origin.partition(),
              origin.offset(),
              facts.concernId(),
              Selection.time(facts.at()),
              Selection.time(facts.at()),
              reason,
              number(details, Detail.BYTES),
              number(details, Detail.KEY_BYTES),
              number(details, Detail.SCHEMA),
              log,
              index);
    }
    int _ =
        jdbc.update(
            "INSERT INTO dead_letter_failure (log, idx, letter, service, reason, redrive, at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            log,
            index,
            letter,
            DeadLetter.code(details.getOrDefault("service", "").replace('-', '_'))
                .replace('_', '-'),
            reason,
            redrive,
            Selection.time(facts.at()));
  }

  private void acted(LetterAct act, Facts facts) {
    Optional<UUID> letter = id(facts.details().get(Detail.LETTER));
    if (letter.isEmpty() || facts.details().containsKey(Detail.REFUSED)) {
      return;
    }
    int redrives =
        jdbc
            .query(
                "SELECT redrives FROM dead_letter WHERE id = ?",
                (row, _) -> row.getInt(1),
                letter.get())
            .stream()
            .findFirst()
            .orElse(-1);
    // Of an act that was done to what the letter was before, nothing follows any more.
    if (redrives >= 0 && act.eventId(letter.get(), redrives).equals(facts.eventId())) {
      int _ =
          jdbc.update(
              ACTED, act.state().name(), act == LetterAct.REDRIVE ? 1 : 0, letter.get(), redrives);
    }
  }

  private void putBack(NewEntry entry) {
    Map<String, String> details = entry.facts().details();
    Optional<UUID> letter = id(details.get(Detail.LETTER));
    Optional<Integer> redrive = redrive(details);
    if (letter.isPresent() && redrive.isPresent()) {
      int no = redrive.get();
      int _ = jdbc.update(PUT_BACK, no, no, letter.get(), entry.source().topic(), no);
    }
  }

  /** Where a letter's record stood; where it does not say so rightly, the letter itself. */
  private record Origin(String topic, int partition, long offset) {
    static Origin of(NewEntry entry) {
      Map<String, String> details = entry.facts().details();
      Optional<Long> partition = parsed(details.get("partition"), Long::parseLong);
      Optional<Long> offset = parsed(details.get("offset"), Long::parseLong);
      String topic = details.get("topic");
      return topic == null
              || partition.filter(no -> no >= 0 && no <= Integer.MAX_VALUE).isEmpty()
              || offset.isEmpty()
          ? new Origin(
              entry.source().topic(), entry.source().log().partition(), entry.source().offset())
          : new Origin(topic, partition.get().intValue(), offset.get());
    }
  }

  private static Optional<Integer> redrive(Map<String, String> details) {
    return parsed(details.get(Detail.ATTEMPT), Integer::parseInt).filter(no -> no > 0);
  }

  private static int number(Map<String, String> details, String name) {
    return parsed(details.get(name), Integer::parseInt).orElse(-1);
  }

  private static Optional<UUID> id(@Nullable String text) {
    return parsed(text, UUID::fromString);
  }

  private static <T> Optional<T> parsed(@Nullable String text, Function<String, T> read) {
    try {
      return Optional.ofNullable(text).map(read);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
