package org.referralrouter.routing.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.concern.Agency.CEOP_PREPARATION;
import static org.referralrouter.concern.Agency.DESIGNATED_OFFICER;
import static org.referralrouter.concern.Agency.HR_ALLEGATIONS;
import static org.referralrouter.concern.Agency.POLICE;
import static org.referralrouter.concern.Agency.SOCIAL_CARE;
import static org.referralrouter.concern.Agency.TRIAGE;
import static org.referralrouter.routing.needtoknow.MarkedConcern.DAY;
import static org.referralrouter.routing.needtoknow.MarkedConcern.PERSON_FIELDS;
import static org.referralrouter.routing.needtoknow.NeedToKnowTables.TABLE;

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
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Person;
import org.referralrouter.concern.Role;
import org.referralrouter.decision.Embargo;
import org.referralrouter.event.SharedConcern;
import org.referralrouter.event.SharedPerson;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * Every text of a generated concern is a marker that says where it stood, so that what an agency
 * was told can be read off its referral. What it may be told is stated here a second time, by hand.
 */
class NeedToKnowTest {
  private static final Pattern MARKER = Pattern.compile("M:[a-z0-9:-]+", Pattern.CASE_INSENSITIVE);
  private static final int CASES = 3_000;
  private static final Set<String> IN_OUTLINE = Set.of("ref", "roles", "ageGroup");

  @Test
  void no_marker_reaches_an_agency_beyond_the_table_and_none_within_it_is_held_back() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      Concern concern = MarkedConcern.any(random);
      for (Agency agency : Agency.OF_THE_CONTRACT) {
        String subject =
            random.nextBoolean() ? null : "p" + random.nextInt(concern.people().size());
        for (Embargo embargo : Embargo.values()) {
          SharedConcern shared = TABLE.share(concern, DAY, agency, subject, embargo);

          assertThat(told(shared))
              .as("seed %d, case %d, %s about %s", seed, i, agency, subject)
              .isEqualTo(allowed(concern, agency, subject, embargo));
          assertThat(markers(shared))
              .as("seed %d, case %d, %s about %s", seed, i, agency, subject)
              .isEqualTo(allowedMarkers(concern, agency, subject));
        }
      }
    }
  }

  @Test
  void hr_learns_the_categories_only_after_the_release() {
    Concern concern = MarkedConcern.any(new Random(1));

    for (Embargo embargo : EnumSet.of(Embargo.NONE, Embargo.ACTIVE)) {
      assertThat(TABLE.share(concern, DAY, HR_ALLEGATIONS, "p0", embargo).categories()).isNull();
    }
    assertThat(TABLE.share(concern, DAY, HR_ALLEGATIONS, "p0", Embargo.RELEASED).categories())
        .isEqualTo(concern.categories());
  }

  @Test
  void hr_never_learns_who_a_child_is_not_even_of_one_it_is_asked_about() {
    Concern concern =
        MarkedConcern.about(MarkedConcern.person("p0", Set.of(Role.VICTIM), AgeGroup.UNKNOWN));

    assertThat(TABLE.share(concern, DAY, HR_ALLEGATIONS, "p0", Embargo.RELEASED).people())
        .singleElement()
        .satisfies(child -> assertThat(told(child)).containsExactly("ref"));
  }

  @Test
  void a_child_who_is_a_suspect_is_told_as_far_as_both_rows_grant_it() {
    Concern concern =
        MarkedConcern.about(MarkedConcern.person("p0", Set.of(Role.SUSPECT), AgeGroup.CHILD));

    assertThat(TABLE.share(concern, DAY, SOCIAL_CARE, null, Embargo.NONE).people())
        .singleElement()
        .satisfies(child -> assertThat(told(child)).isEqualTo(new TreeSet<>(IN_OUTLINE)));
  }

  private static Set<String> allowed(
      Concern concern, Agency agency, @Nullable String subject, Embargo embargo) {
    Set<String> allowed = new TreeSet<>(Set.of("people"));
    if (HR_ALLEGATIONS.equals(agency) && embargo == Embargo.RELEASED) {
      allowed.add("categories");
    }
    if (!HR_ALLEGATIONS.equals(agency)) {
      allowed.addAll(Set.of("categories", "summary", "sharing", "alreadyReportedTo"));
    }
    if (!HR_ALLEGATIONS.equals(agency) && !DESIGNATED_OFFICER.equals(agency)) {
      allowed.addAll(
          Set.of("occurredAt", "plannedFor", "immediateDanger", "organisedAbuse", "crimeAlleged"));
      allowed.addAll(Set.of("images", "grooming", "pornography", "bullying"));
      allowed.addAll(Set.of("online", "evidence", "reporter"));
    }
    if (DESIGNATED_OFFICER.equals(agency) && concern.reporter().identityProtected() != Answer.YES) {
      allowed.add("reporter");
    }
    for (Person person : concern.people()) {
      allowed(person, agency, person.ref().equals(subject))
          .forEach(field -> allowed.add(person.ref() + "." + field));
    }
    return allowed;
  }

  private static Set<String> allowed(Person person, Agency agency, boolean subject) {
    boolean child = person.childOn(DAY);
    boolean suspect = person.is(Role.SUSPECT);
    return switch (agency.name()) {
      case "POLICE", "CEOP_PREPARATION", "TRIAGE" -> PERSON_FIELDS;
      case "SOCIAL_CARE" -> subject || !child ? PERSON_FIELDS : IN_OUTLINE;
      case "DESIGNATED_OFFICER" ->
          subject ? PERSON_FIELDS : child && !suspect ? IN_OUTLINE : Set.of();
      default ->
          !subject
              ? Set.of()
              : child && !person.adultSuspectOn(DAY)
                  ? Set.of("ref")
                  : Set.of("ref", "name", "employment");
    };
  }

  private static Set<String> allowedMarkers(
      Concern concern, Agency agency, @Nullable String subject) {
    Set<String> allowed = new TreeSet<>();
    if (!HR_ALLEGATIONS.equals(agency)) {
      allowed.addAll(Set.of("M:summary", "M:earlier:reference"));
    }
    if (Set.of(POLICE, CEOP_PREPARATION, TRIAGE).contains(agency)) {
      allowed.addAll(Set.of("M:online:service", "M:online:url", "M:online:handle"));
      allowed.addAll(Set.of("M:evidence:description", "M:evidence:held", "M:evidence:hash"));
    }
    boolean hidden = concern.reporter().identityProtected() == Answer.YES;
    if (DESIGNATED_OFFICER.equals(agency)) {
      allowed.addAll(hidden ? Set.of() : Set.of("M:reporter:organisation", "M:reporter:role"));
    } else if (!HR_ALLEGATIONS.equals(agency)) {
      allowed.add("M:reporter:organisation");
      if (!hidden || POLICE.equals(agency)) {
        allowed.addAll(
            Set.of("M:reporter:name", "M:reporter:role", "M:reporter:phone", "M:reporter:email"));
      }
    }
    for (Person person : concern.people()) {
      for (String field : allowed(person, agency, person.ref().equals(subject))) {
        MarkedConcern.markers(person.ref(), field).forEach(allowed::add);
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

  private static Set<String> told(SharedConcern shared) {
    Set<String> told = fields(Json.mapper().valueToTree(shared));
    shared
        .people()
        .forEach(person -> told(person).forEach(field -> told.add(person.ref() + "." + field)));
    return told;
  }

  private static Set<String> told(SharedPerson person) {
    return fields(Json.mapper().valueToTree(person));
  }

  private static Set<String> fields(JsonNode json) {
    Set<String> fields = new TreeSet<>();
    json.propertyStream()
        .filter(field -> !field.getValue().isNull())
        .forEach(field -> fields.add(field.getKey()));
    return fields;
  }

  @Test
  void the_table_allows_what_it_allows_itself_and_no_more() {
    NeedToKnow wider =
        NeedToKnowTables.changed(
            table ->
                NeedToKnowTables.row(table, HR_ALLEGATIONS, "otherChildren")
                    .add("ref")
                    .add("name"));

    assertThat(TABLE.beyond(TABLE)).isEmpty();
    assertThat(TABLE.beyond(wider)).isEmpty();
    assertThat(wider.beyond(TABLE))
        .isEqualTo(
            List.of(
                new NeedToKnow.GrantedField(HR_ALLEGATIONS, "otherChildren", "ref"),
                new NeedToKnow.GrantedField(HR_ALLEGATIONS, "otherChildren", "name")));
  }
}
