package org.referralrouter.concern;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A concern about a child's safety online, as its reporter knows it (contract, "A concern").
 * Partial knowledge is normal: what is not known is UNKNOWN, null or empty.
 *
 * @param categories what it is about, never empty
 * @param summary what was seen or said, in the reporter's words; at most 20,000 characters
 * @param retract what an amendment takes back: JSON pointers into what is known, in which a person
 *     is named by ref (lifecycle, L1)
 * @param plannedFor when abuse is planned for, where it is (paragraph 35)
 */
public record Concern(
    Set<Category> categories,
    String summary,
    @Nullable Instant occurredAt,
    Answer immediateDanger,
    Answer organisedAbuse,
    Answer crimeAlleged,
    @Nullable Instant plannedFor,
    Reporter reporter,
    List<Person> people,
    Images images,
    Grooming grooming,
    Pornography pornography,
    Bullying bullying,
    List<OnlinePlace> online,
    List<Evidence> evidence,
    List<EarlierReport> alreadyReportedTo,
    @Nullable Sharing sharing,
    List<String> retract) {

  public Concern {
    categories = Values.ordered(categories);
    immediateDanger = Answer.orUnknown(immediateDanger);
    organisedAbuse = Answer.orUnknown(organisedAbuse);
    crimeAlleged = Answer.orUnknown(crimeAlleged);
    people = Values.list(people);
    images = Values.or(images, new Images(Answer.UNKNOWN));
    grooming = Values.or(grooming, new Grooming(null, Meeting.UNKNOWN));
    pornography = Values.or(pornography, new Pornography(Answer.UNKNOWN, Answer.UNKNOWN));
    bullying = Values.or(bullying, new Bullying(Set.of(), Severity.UNKNOWN));
    online = Values.list(online);
    evidence = Values.list(evidence);
    alreadyReportedTo = Values.list(alreadyReportedTo);
    retract = Values.list(retract);
  }

  /** The same, taking back what these pointers name. */
  public Concern retracting(List<String> pointers) {
    return with(people, pointers);
  }

  /** The same without what it takes back. */
  public Concern withoutRetract() {
    return retract.isEmpty() ? this : with(people, List.of());
  }

  /** The same with other people. */
  public Concern with(List<Person> others) {
    return with(others, retract);
  }

  private Concern with(List<Person> others, List<String> takenBack) {
    return new Concern(
        categories,
        summary,
        occurredAt,
        immediateDanger,
        organisedAbuse,
        crimeAlleged,
        plannedFor,
        reporter,
        others,
        images,
        grooming,
        pornography,
        bullying,
        online,
        evidence,
        alreadyReportedTo,
        sharing,
        takenBack);
  }

  /** The same about other categories. */
  public Concern about(Set<Category> others) {
    return new Concern(
        others,
        summary,
        occurredAt,
        immediateDanger,
        organisedAbuse,
        crimeAlleged,
        plannedFor,
        reporter,
        people,
        images,
        grooming,
        pornography,
        bullying,
        online,
        evidence,
        alreadyReportedTo,
        sharing,
        retract);
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "Concern[redacted]";
  }
}
