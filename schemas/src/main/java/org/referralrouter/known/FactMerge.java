package org.referralrouter.known;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.AgeGroup;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Bullying;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Employment;
import org.referralrouter.concern.Grooming;
import org.referralrouter.concern.Harm;
import org.referralrouter.concern.Images;
import org.referralrouter.concern.Meeting;
import org.referralrouter.concern.Person;
import org.referralrouter.concern.Pornography;
import org.referralrouter.concern.Reporter;
import org.referralrouter.concern.Severity;
import org.referralrouter.concern.Sharing;

/**
 * Two accounts of one concern made one (lifecycle, L1 and L4). One of them prevails; where it says
 * nothing, the other is heard. UNKNOWN, null, a blank text and an empty list say nothing; people
 * and items of {@code online} and {@code evidence} of both are kept.
 */
final class FactMerge {
  private final boolean givenPrevails;

  private FactMerge(boolean givenPrevails) {
    this.givenPrevails = givenPrevails;
  }

  /** What is known after a newer account: it prevails. */
  static Concern newer(Concern known, Concern given) {
    return new FactMerge(true).concern(known, given);
  }

  /** What is known after an older account: it only fills in. */
  static Concern older(Concern known, Concern given) {
    return new FactMerge(false).concern(known, given);
  }

  private Concern concern(Concern known, Concern given) {
    Concern first = givenPrevails ? given : known;
    return new Concern(
        first.categories(),
        first.summary(),
        given(known.occurredAt(), given.occurredAt()),
        answer(known.immediateDanger(), given.immediateDanger()),
        answer(known.organisedAbuse(), given.organisedAbuse()),
        answer(known.crimeAlleged(), given.crimeAlleged()),
        given(known.plannedFor(), given.plannedFor()),
        reporter(known.reporter(), given.reporter()),
        people(known.people(), given.people()),
        new Images(answer(known.images().sexual(), given.images().sexual())),
        grooming(known.grooming(), given.grooming()),
        pornography(known.pornography(), given.pornography()),
        bullying(known.bullying(), given.bullying()),
        union(known.online(), given.online()),
        union(known.evidence(), given.evidence()),
        stated(known.alreadyReportedTo(), given.alreadyReportedTo()),
        sharing(known.sharing(), given.sharing()),
        List.of());
  }

  private Reporter reporter(Reporter known, Reporter given) {
    return new Reporter(
        givenPrevails ? given.organisation() : known.organisation(),
        given(known.sector(), given.sector()),
        text(known.name(), given.name()),
        text(known.role(), given.role()),
        text(known.phone(), given.phone()),
        text(known.email(), given.email()),
        answer(known.identityProtected(), given.identityProtected()),
        stated(known.discussedWith(), given.discussedWith()));
  }

  private List<Person> people(List<Person> known, List<Person> given) {
    Map<String, Person> all = new LinkedHashMap<>();
    known.forEach(person -> all.put(person.ref(), person));
    given.forEach(person -> all.merge(person.ref(), person, this::person));
    return List.copyOf(all.values());
  }

  private Person person(Person known, Person given) {
    return new Person(
        known.ref(),
        stated(known.roles(), given.roles()),
        stated(known.ageGroup(), given.ageGroup(), AgeGroup.UNKNOWN),
        answer(known.identified(), given.identified()),
        text(known.name(), given.name()),
        given(known.dateOfBirth(), given.dateOfBirth()),
        text(known.nhsNumber(), given.nhsNumber()),
        text(known.address(), given.address()),
        text(known.school(), given.school()),
        answer(known.abusedInProduction(), given.abusedInProduction()),
        stated(known.harm(), given.harm(), Harm.UNKNOWN),
        answer(known.worksWithChildren(), given.worksWithChildren()),
        employment(known.employment(), given.employment()),
        answer(known.householdChildren(), given.householdChildren()),
        text(known.otherChildActivities(), given.otherChildActivities()),
        stated(known.positions(), given.positions()));
  }

  /** An object in which nothing is said says nothing as a whole. */
  private @Nullable Employment employment(@Nullable Employment known, @Nullable Employment given) {
    Employment nothing = new Employment(null, null, null);
    Employment before = known == null ? nothing : known;
    Employment now = given == null ? nothing : given;
    Employment both =
        new Employment(
            text(before.employer(), now.employer()),
            text(before.role(), now.role()),
            text(before.workplace(), now.workplace()));
    return both.equals(nothing) ? known : both;
  }

  private Grooming grooming(Grooming known, Grooming given) {
    return new Grooming(
        given(known.contactOccasions(), given.contactOccasions()),
        stated(known.meeting(), given.meeting(), Meeting.UNKNOWN));
  }

  private Pornography pornography(Pornography known, Pornography given) {
    return new Pornography(
        answer(known.beyondCuriosity(), given.beyondCuriosity()),
        answer(known.usedInGrooming(), given.usedInGrooming()));
  }

  private Bullying bullying(Bullying known, Bullying given) {
    return new Bullying(
        stated(known.forms(), given.forms()),
        stated(known.severity(), given.severity(), Severity.UNKNOWN));
  }

  private @Nullable Sharing sharing(@Nullable Sharing known, @Nullable Sharing given) {
    Sharing nothing = new Sharing(null, Answer.UNKNOWN, null);
    Sharing before = known == null ? nothing : known;
    Sharing now = given == null ? nothing : given;
    Sharing both =
        new Sharing(
            given(before.consent(), now.consent()),
            answer(before.parentsInformed(), now.parentsInformed()),
            given(before.reason(), now.reason()));
    return both.equals(nothing) ? known : both;
  }

  private Answer answer(Answer known, Answer given) {
    return stated(known, given, Answer.UNKNOWN);
  }

  private <T> T stated(T known, T given, T nothing) {
    T first = givenPrevails ? given : known;
    return first.equals(nothing) ? (givenPrevails ? known : given) : first;
  }

  private <C extends Collection<?>> C stated(C known, C given) {
    C first = givenPrevails ? given : known;
    return first.isEmpty() ? (givenPrevails ? known : given) : first;
  }

  private <T> @Nullable T given(@Nullable T known, @Nullable T given) {
    T first = givenPrevails ? given : known;
    return first == null ? (givenPrevails ? known : given) : first;
  }

  private @Nullable String text(@Nullable String known, @Nullable String given) {
    return given(spoken(known), spoken(given));
  }

  private static @Nullable String spoken(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static <T> List<T> union(List<T> known, List<T> given) {
    Set<T> all = new LinkedHashSet<>(known);
    all.addAll(given);
    return List.copyOf(new ArrayList<>(all));
  }
}
