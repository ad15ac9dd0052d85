package org.referralrouter.known;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Person;
import org.referralrouter.concern.Problem;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.wire.Json;

/**
 * All that is known of one concern (lifecycle, L1 to L5): its revisions and the agencies' answers
 * as one set of facts.
 *
 * @param revision the newest revision that was taken; 0 where none was
 * @param receivedAt when the first revision that was taken was received
 * @param concern the facts; null where no revision was taken
 * @param taken the revisions that were taken, so that a repeat changes nothing
 * @param retractions what was taken back, so that an older revision does not bring it back
 * @param identities who the refs are that were taken back, since a ref is one person for good
 */
public record KnownFacts(
    int revision,
    @Nullable Instant receivedAt,
    @Nullable Concern concern,
    RevisionSet taken,
    List<Retraction> retractions,
    Identities identities) {

  /** The most people that may be known (L5). */
  public static final int MAX_PEOPLE = 100;

  /** The most bytes that the known facts may have as JSON (L5). */
  public static final int MAX_BYTES = 512 * 1024;

  private static final int MAX_RETRACTIONS = 4_000;

  /** Nothing is known yet. */
  public static final KnownFacts NOTHING =
      new KnownFacts(0, null, null, RevisionSet.NONE, List.of(), Identities.NONE);

  public KnownFacts {
    retractions = List.copyOf(retractions);
  }

  /** What comes of adding to the known facts. */
  public sealed interface Result {
    /** They are these now. */
    record Known(KnownFacts facts) implements Result {}

    /** This revision was taken before, and nothing changes. */
    record Repeated() implements Result {}

    /**
     * It is not taken, and nothing changes.
     *
     * @param problems where and what to do, as JSON pointers into the revision
     */
    record Refused(Refusal why, List<Problem> problems) implements Result {}
  }

  /** Why something is not taken. */
  public enum Refusal {
    /** A ref has both another name and another date of birth than before (L3). */
    PERSON_REPLACED,

    /** More would be known than may be (L5). */
    TOO_MUCH_KNOWN
  }

  /** What is known after this revision; an older one only fills in (L4). */
  public Result with(ConcernRevision given) {
    if (taken.contains(given.revision())) {
      return new Result.Repeated();
    }
    List<Problem> replaced = replaced(given.concern().people());
    if (!replaced.isEmpty()) {
      return new Result.Refused(Refusal.PERSON_REPLACED, replaced);
    }
    return (given.revision() > revision ? newer(given) : older(given)).bounded();
  }

  /** What is known after the answer to a question (L12). */
  public Result with(QuestionFact fact, @Nullable String of, String value) {
    return with(fact.answered(known(), of, value)).bounded();
  }

  /** What is known after somebody is named in answer to a question (L12). */
  public Result with(Person named) {
    Concern known = known();
    List<Person> people = new ArrayList<>(known.people());
    people.add(named);
    List<Problem> replaced = replaced(List.of(named));
    return replaced.isEmpty()
        ? with(known.with(people)).bounded()
        : new Result.Refused(Refusal.PERSON_REPLACED, replaced);
  }

  /** The person of this ref; empty where nobody is known by it. */
  public Optional<Person> person(@Nullable String ref) {
    return concern == null
        ? Optional.empty()
        : concern.people().stream().filter(person -> person.ref().equals(ref)).findFirst();
  }

  /**
   * The facts.
   *
   * @throws IllegalStateException where no revision was taken
   */
  public Concern known() {
    if (concern == null) {
      throw new IllegalStateException("Nothing is known of this concern yet");
    }
    return concern;
  }

  private KnownFacts newer(ConcernRevision given) {
    List<String> pointers = given.concern().retract();
    if (concern == null) {
      return new KnownFacts(
          given.revision(),
          given.receivedAt(),
          given.concern().withoutRetract(),
          taken.with(given.revision()),
          retractedBy(given, List.of()),
          identities);
    }
    RetractedFacts left = RetractedFacts.of(concern, pointers);
    return new KnownFacts(
        given.revision(),
        receivedAt,
        FactMerge.newer(left.concern(), given.concern()),
        taken.with(given.revision()),
        retractedBy(given, left.found()),
        identities.remembering(concern.people(), left.concern().people()));
  }

  private KnownFacts older(ConcernRevision given) {
    List<String> since =
        retractions.stream()
            .filter(retraction -> retraction.revision() > given.revision())
            .map(Retraction::pointer)
            .toList();
    Concern left = RetractedFacts.of(given.concern(), since).concern();
    return new KnownFacts(
        revision,
        receivedAt,
        FactMerge.older(known(), left),
        taken.with(given.revision()),
        retractedBy(given, List.of()),
        identities);
  }

  /**
   * What was taken back so far: also what was not known yet, since an older revision that is still
   * on its way may bring it.
   *
   * @param found what was found of it, with items of lists by a digest
   */
  private List<Retraction> retractedBy(ConcernRevision given, List<String> found) {
    Map<String, Retraction> all = new LinkedHashMap<>();
    retractions.forEach(retraction -> all.put(retraction.pointer(), retraction));
    Stream.concat(found.stream(), given.concern().retract().stream().filter(RetractedFacts::lasts))
        .map(pointer -> new Retraction(pointer, given.revision()))
        .forEach(
            one ->
                all.merge(
                    one.pointer(),
                    one,
                    (before, now) -> before.revision() > now.revision() ? before : now));
    return List.copyOf(all.values());
  }

  private KnownFacts with(Concern facts) {
    return new KnownFacts(revision, receivedAt, facts, taken, retractions, identities);
  }

  private List<Problem> replaced(List<Person> given) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      if (identities.replaced(person(given.get(i).ref()).orElse(null), given.get(i))) {
        problems.add(
            new Problem(
                "/people/" + i,
                "has both another name and another date of birth than this ref had before: use a"
                    + " new ref, and retract the old one if it was wrong"));
      }
    }
    return problems;
  }

  private Result bounded() {
    Concern facts = known();
    if (facts.people().size() > MAX_PEOPLE) {
      return tooMuch(
          "/people",
          "would make more than %d people known: retract those who have nothing to do with it"
              .formatted(MAX_PEOPLE));
    }
    if (Json.mapper().writeValueAsBytes(facts).length > MAX_BYTES
        || retractions.size() > MAX_RETRACTIONS) {
      return tooMuch(
          "",
          "would make more than %d KiB known: retract items of /online and /evidence, or people,"
                  .formatted(MAX_BYTES / 1024)
              + " that are no longer needed");
    }
    return new Result.Known(this);
  }

  private static Result tooMuch(String pointer, String detail) {
    return new Result.Refused(Refusal.TOO_MUCH_KNOWN, List.of(new Problem(pointer, detail)));
  }

  /** The day on which the concern was received, where the board keeps its time. */
  public LocalDate receivedOn(ZoneId zone) {
    return receivedAt == null ? LocalDate.EPOCH : receivedAt.atZone(zone).toLocalDate();
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "KnownFacts[redacted]";
  }
}
