package org.referralrouter.audit.api;

import java.security.Principal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.api.Recorded.Question;
import org.referralrouter.audit.ledger.PayloadParts;
import org.referralrouter.audit.ledger.PayloadParts.Whole;
import org.referralrouter.audit.operate.Letter;
import org.referralrouter.audit.operate.LetterAct;
import org.referralrouter.audit.operate.LetterFailure;
import org.referralrouter.audit.operate.LetterQuery;
import org.referralrouter.audit.operate.Letters;
import org.springframework.stereotype.Component;

/**
 * What people see of dead letters and do about them, whoever shows them. What they do is in the log
 * first, with who and why; then it is so.
 */
@Component
public class LetterDesk {
  /** How many letters one act may be about. */
  public static final int MOST = 500;

  private static final Set<String> NAMES =
      Set.of("state", "topic", "reason", "concern", "after", "limit");
  private static final String STATES = "must be one of OPEN, REDRIVING, REDRIVEN, SET_ASIDE";
  private static final Comparator<Letter> AS_THEY_STOOD =
      Comparator.comparing(Letter::topic)
          .thenComparingInt(Letter::partition)
          .thenComparingLong(Letter::offset);

  private final Letters letters;
  private final Recorded recorded;

  LetterDesk(Letters letters, Recorded recorded) {
    this.letters = letters;
    this.recorded = recorded;
  }

  /**
   * A page of letters.
   *
   * @param next what goes on as {@code after}; null where this is the last page
   */
  public record LettersPage(List<Letter> letters, @Nullable UUID next) {}

  /** A letter, each failure at it, and whether it can be put back. */
  public record LetterView(Letter letter, boolean redrivable, List<LetterFailure> failures) {}

  /** Those asked for, in the order in which they first failed. */
  public LettersPage find(Map<String, List<String>> parameters) {
    EntryParameters given = EntryParameters.strictly(parameters, NAMES);
    int limit = given.limit();
    List<Letter> found =
        letters.find(
            new LetterQuery(
                given.value("state", STATES, Letter.State::valueOf),
                given.value("topic", "must be a topic", topic -> topic),
                given.value("reason", "must be a reason", reason -> reason),
                given.value("concern", "must be an id", UUID::fromString),
                given.value("after", "must be the next of the page before", UUID::fromString),
                limit));
    return new LettersPage(found, found.size() < limit ? null : found.getLast().id());
  }

  /**
   * One of them.
   *
   * @throws NoSuchElementException where there is none
   */
  public LetterView letter(String id) {
    Letter letter = known(EntryParameters.id("letter", id));
    return new LetterView(letter, letter.redrivable(), letters.failures(letter.id()));
  }

  /** The record of a letter, for whoever may read it; people who were erased are zeros in it. */
  public Whole record(String id, @Nullable String purpose, Principal caller) {
    Letter letter = known(EntryParameters.id("letter", id));
    List<byte @Nullable []> parts = letters.parts(letter.id());
    if (parts.getFirst() == null) {
      throw new NoSuchElementException("The record of letter " + id + " was erased");
    }
    return recorded.answer(
        new Question("DEAD_LETTER_READ", letter.concernId(), null, null, letter.id()),
        purpose,
        caller,
        () -> PayloadParts.join(parts));
  }

  /**
   * Does something with letters, each once however often it is asked: of one to which it was done
   * already, nothing more follows. All are refused where one must be.
   *
   * @param reason why, which is recorded
   * @return the letters as they are now, in the order in which they stood
   * @throws LetterRefusal where it cannot be done
   */
  public List<Letter> act(
      LetterAct act, List<UUID> ids, @Nullable String reason, Principal caller) {
    if (ids.isEmpty() || ids.size() > MOST) {
      throw new BadParameter("letters", "must name 1 to " + MOST + " letters");
    }
    List<Letter> meant = ids.stream().distinct().map(this::known).sorted(AS_THEY_STOOD).toList();
    if (act == LetterAct.REDRIVE) {
      refuse(meant);
    }
    String why = Recorded.reason("reason", reason);
    for (Letter letter : meant) {
      if (letter.undecided() && letter.state() != act.state()) {
        recorded.act(
            act.eventId(letter.id(), letter.redrives()),
            new Question(act.action(), letter.concernId(), null, null, letter.id()),
            why,
            caller);
      }
    }
    return meant.stream().map(letter -> known(letter.id())).toList();
  }

  private void refuse(List<Letter> meant) {
    Set<UUID> ids = meant.stream().map(Letter::id).collect(Collectors.toSet());
    List<String> refusals = new ArrayList<>();
    for (Letter letter : meant) {
      if (!letter.undecided()) {
        continue;
      }
      if (!letter.redrivable()) {
        refusals.add(
            letter.id()
                + " came from "
                + letter.topic()
                + ", where nothing is put back. Set it aside.");
      } else if (letters.parts(letter.id()).stream().anyMatch(Objects::isNull)) {
        refusals.add(letter.id() + " holds what was erased since. Set it aside.");
      }
      letters.openBefore(letter).stream()
          .filter(earlier -> !ids.contains(earlier.id()))
          .forEach(
              earlier ->
                  refusals.add(
                      letter.id()
                          + " stood behind "
                          + earlier.id()
                          + " of the same concern. Redrive that one too, or set it aside first."));
    }
    if (!refusals.isEmpty()) {
      throw new LetterRefusal(refusals);
    }
  }

  private Letter known(UUID id) {
    return letters
        .letter(id)
        .orElseThrow(() -> new NoSuchElementException("There is no letter " + id));
  }
}
