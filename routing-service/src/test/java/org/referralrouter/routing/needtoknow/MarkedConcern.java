package org.referralrouter.routing.needtoknow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.AgeGroup;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Bullying;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Consent;
import org.referralrouter.concern.EarlierReport;
import org.referralrouter.concern.Employment;
import org.referralrouter.concern.Evidence;
import org.referralrouter.concern.EvidenceKind;
import org.referralrouter.concern.Grooming;
import org.referralrouter.concern.Harm;
import org.referralrouter.concern.Images;
import org.referralrouter.concern.Meeting;
import org.referralrouter.concern.OnlineKind;
import org.referralrouter.concern.OnlinePlace;
import org.referralrouter.concern.Person;
import org.referralrouter.concern.Pornography;
import org.referralrouter.concern.Reporter;
import org.referralrouter.concern.Role;
import org.referralrouter.concern.Sector;
import org.referralrouter.concern.Severity;
import org.referralrouter.concern.Sharing;

/** Concerns in which no field is empty and every text says where it stands. */
final class MarkedConcern {
  static final LocalDate DAY = LocalDate.of(2026, 11, 2);

  static final Set<String> PERSON_FIELDS =
      Set.of(
          "ref",
          "roles",
          "ageGroup",
          "identified",
          "name",
          "dateOfBirth",
          "nhsNumber",
          "address",
          "school",
          "abusedInProduction",
          "harm",
          "worksWithChildren",
          "employment",
          "householdChildren",
          "otherChildActivities",
          "positions");

  private MarkedConcern() {}

  /** The markers that stand in a field of a person. */
  static Stream<String> markers(String ref, String field) {
    return switch (field) {
      case "name", "nhsNumber", "address", "school", "otherChildActivities" ->
          Stream.of("M:" + ref + ":" + field);
      case "employment" ->
          Stream.of("M:" + ref + ":employer", "M:" + ref + ":job", "M:" + ref + ":place");
      default -> Stream.of();
    };
  }

  static Concern any(Random random) {
    return concern(
        random,
        IntStream.rangeClosed(0, random.nextInt(5))
            .mapToObj(i -> person("p" + i, random))
            .toList());
  }

  static Concern about(Person person) {
    return concern(new Random(1), List.of(person));
  }

  private static Concern concern(Random random, List<Person> people) {
    return new Concern(
        EnumSet.of(any(Category.values(), random)),
        "M:summary",
        Instant.EPOCH,
        any(Answer.values(), random),
        any(Answer.values(), random),
        any(Answer.values(), random),
        Instant.EPOCH,
        new Reporter(
            "M:reporter:organisation",
            Sector.OTHER,
            "M:reporter:name",
            "M:reporter:role",
            "M:reporter:phone",
            "M:reporter:email",
            any(Answer.values(), random),
            Set.of()),
        people,
        new Images(any(Answer.values(), random)),
        new Grooming(3, any(Meeting.values(), random)),
        new Pornography(Answer.YES, Answer.NO),
        new Bullying(Set.of(), Severity.LOW),
        List.of(
            new OnlinePlace(
                OnlineKind.CHAT, "M:online:service", "M:online:url", List.of("M:online:handle"))),
        List.of(
            new Evidence(
                EvidenceKind.DEVICE,
                "M:evidence:description",
                "M:evidence:held",
                "M:evidence:hash")),
        List.of(new EarlierReport(Agency.POLICE, "M:earlier:reference", LocalDate.EPOCH)),
        new Sharing(Consent.REFUSED, Answer.NO, null),
        List.of("/people/M:retracted"));
  }

  /** Of an age that no date of birth tells. */
  static Person person(String ref, Set<Role> roles, AgeGroup age) {
    return person(ref, roles, age, null, new Random(1));
  }

  private static Person person(String ref, Random random) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Role role : Role.values()) {
      if (random.nextInt(3) == 0) {
        roles.add(role);
      }
    }
    LocalDate born = DAY.minusYears(random.nextInt(30)).minusDays(1);
    return person(ref, roles, any(AgeGroup.values(), random), born, random);
  }

  private static Person person(
      String ref, Set<Role> roles, AgeGroup age, @Nullable LocalDate born, Random random) {
    String at = "M:" + ref + ":";
    return new Person(
        ref,
        roles,
        age,
        any(Answer.values(), random),
        at + "name",
        born,
        at + "nhsNumber",
        at + "address",
        at + "school",
        any(Answer.values(), random),
        any(Harm.values(), random),
        any(Answer.values(), random),
        new Employment(at + "employer", at + "job", at + "place"),
        any(Answer.values(), random),
        at + "otherChildActivities",
        Set.of());
  }

  private static <T> T any(T[] values, Random random) {
    return values[random.nextInt(values.length)];
  }
}
