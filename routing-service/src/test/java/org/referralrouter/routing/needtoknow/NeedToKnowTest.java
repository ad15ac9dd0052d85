package org.referralrouter.routing.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.concern.Agency.CEOP_PREPARATION;
import static org.referralrouter.concern.Agency.DESIGNATED_OFFICER;
import static org.referralrouter.concern.Agency.HR_ALLEGATIONS;
import static org.referralrouter.concern.Agency.POLICE;
import static org.referralrouter.concern.Agency.SOCIAL_CARE;
import static org.referralrouter.concern.Agency.TRIAGE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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
import org.referralrouter.decision.Embargo;
import org.referralrouter.event.SharedConcern;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.wire.Json;

/**
 * Every text of a generated concern is a marker that says where it stood, so that what an agency
 * was told can be read off its referral. What it may be told is stated here a second time, by hand.
 */
class NeedToKnowTest {
  private static final NeedToKnow TABLE =
      new NeedToKnow(ProcedureDirectory.bundled("staffordshire-e-safety", "1").needToKnow());
  private static final Pattern MARKER = Pattern.compile("M:[a-z0-9:-]+", Pattern.CASE_INSENSITIVE);
  private static final int CASES = 3_000;

  @Test
  void no_marker_reaches_an_agency_beyond_the_table_and_none_within_it_is_held_back() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      Concern concern = aConcern(random);
      for (Agency agency : Agency.values()) {
        String subject =
            random.nextBoolean() ? null : "p" + random.nextInt(concern.people().size());
        Embargo embargo = random.nextBoolean() ? Embargo.ACTIVE : Embargo.RELEASED;

        assertThat(markers(TABLE.share(concern, agency, subject, embargo)))
            .as("seed %d, case %d, %s about %s", seed, i, agency, subject)
            .isEqualTo(allowed(concern, agency, subject));
      }
    }
  }

  @Test
  void hr_learns_the_categories_only_after_the_release() {
    Concern concern = aConcern(new Random(1));

    assertThat(TABLE.share(concern, HR_ALLEGATIONS, "p0", Embargo.ACTIVE).categories()).isNull();
    assertThat(TABLE.share(concern, HR_ALLEGATIONS, "p0", Embargo.RELEASED).categories())
        .isEqualTo(concern.categories());
  }

  @Test
  void the_designated_officer_and_hr_are_told_no_facts_of_the_concern() {
    Concern concern = aConcern(new Random(2));
    for (Agency agency : List.of(DESIGNATED_OFFICER, HR_ALLEGATIONS)) {
      SharedConcern shared = TABLE.share(concern, agency, null, Embargo.ACTIVE);

      assertThat(shared.immediateDanger()).isNull();
      assertThat(shared.occurredAt()).isNull();
      assertThat(shared.grooming()).isNull();
    }
  }

  private static Set<String> allowed(Concern concern, Agency agency, @Nullable String subject) {
    Set<String> allowed = new TreeSet<>();
    boolean everything = Set.of(POLICE, CEOP_PREPARATION, TRIAGE).contains(agency);
    if (agency != HR_ALLEGATIONS) {
      allowed.addAll(Set.of("M:summary", "M:earlier:reference"));
    }
    if (everything) {
      allowed.addAll(
          Set.of(
              "M:online:service",
              "M:online:url",
              "M:online:handle",
              "M:evidence:description",
              "M:evidence:held"));
    }
    boolean hidden = concern.reporter().identityProtected() == Answer.YES;
    if (agency == DESIGNATED_OFFICER) {
      allowed.addAll(hidden ? Set.of() : Set.of("M:reporter:organisation", "M:reporter:role"));
    } else if (agency != HR_ALLEGATIONS) {
      allowed.add("M:reporter:organisation");
      if (!hidden || agency == POLICE) {
        allowed.addAll(
            Set.of("M:reporter:name", "M:reporter:role", "M:reporter:phone", "M:reporter:email"));
      }
    }
    for (Person person : concern.people()) {
      boolean own = person.ref().equals(subject);
      boolean suspect = person.is(Role.SUSPECT);
      boolean child = person.ageGroup() == AgeGroup.CHILD;
      boolean perhapsAChild =
          person.ageGroup() == AgeGroup.UNKNOWN
              && !suspect
              && (person.is(Role.VICTIM) || person.is(Role.HOUSEHOLD_CHILD));
      boolean whole =
          own
              ? agency != HR_ALLEGATIONS
              : everything
                  ? child || perhapsAChild || suspect
                  : agency == SOCIAL_CARE && suspect && !child;
      String at = "M:" + person.ref() + ":";
      if (whole) {
        allowed.addAll(
            Set.of(
                at + "name",
                at + "address",
                at + "school",
                at + "activities",
                at + "employer",
                at + "job",
                at + "place"));
      } else if (own) {
        allowed.addAll(Set.of(at + "name", at + "employer", at + "job", at + "place"));
      }
    }
    return allowed;
  }

  private static Set<String> markers(SharedConcern shared) {
    return MARKER
        .matcher(Json.mapper().writeValueAsString(shared))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Concern aConcern(Random random) {
    List<Person> people =
        java.util.stream.IntStream.rangeClosed(0, random.nextInt(5))
            .mapToObj(i -> aPerson("p" + i, random))
            .toList();
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
            new Evidence(EvidenceKind.DEVICE, "M:evidence:description", "M:evidence:held", null)),
        List.of(new EarlierReport(Agency.POLICE, "M:earlier:reference", LocalDate.EPOCH)),
        new Sharing(Consent.REFUSED, Answer.NO, null));
  }

  private static Person aPerson(String ref, Random random) {
    String at = "M:" + ref + ":";
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Role role : Role.values()) {
      if (random.nextInt(3) == 0) {
        roles.add(role);
      }
    }
    return new Person(
        ref,
        roles,
        any(AgeGroup.values(), random),
        any(Answer.values(), random),
        at + "name",
        LocalDate.EPOCH,
        at + "address",
        at + "school",
        any(Answer.values(), random),
        any(Harm.values(), random),
        any(Answer.values(), random),
        new Employment(at + "employer", at + "job", at + "place"),
        any(Answer.values(), random),
        at + "activities",
        Set.of());
  }

  private static <T> T any(T[] values, Random random) {
    return values[random.nextInt(values.length)];
  }
}
