package org.referralrouter.known;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Employment;
import org.referralrouter.concern.Person;
import org.referralrouter.concern.Position;
import org.referralrouter.concern.Reporter;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.known.KnownFacts.Refusal;
import org.referralrouter.known.KnownFacts.Result;
import org.referralrouter.wire.Json;

/** The rules L1 and L3 to L5 of a concern's life. */
class KnownFactsTest {
  private static final UUID CONCERN = new UUID(0, 1);

  @Test
  void L1_what_a_revision_leaves_out_stays_known() {
    Concern known =
        after(
            "'organisedAbuse': 'YES', 'people': [{'ref': 'suspect-1', 'roles': ['SUSPECT'],"
                + " 'positions': ['HR_CONTACT'], 'employment': {'employer': 'A School'}}],"
                + " 'online': [{'kind': 'CHAT'}]",
            "'people': [{'ref': 'suspect-1', 'name': 'Sam', 'employment': {'role': 'Caretaker'}}],"
                + " 'online': [{'kind': 'EMAIL'}]");

    assertThat(known.organisedAbuse()).isEqualTo(Answer.YES);
    assertThat(known.online()).hasSize(2);
    Person suspect = known.people().getFirst();
    assertThat(suspect.positions()).containsExactly(new Position("HR_CONTACT"));
    assertThat(suspect.name()).isEqualTo("Sam");
    assertThat(suspect.employment()).isEqualTo(new Employment("A School", "Caretaker", null));
  }

  @Test
  void L1_an_object_in_which_nothing_is_said_says_nothing() {
    Concern known =
        after(
            "'people': [{'ref': 'child-1'}]",
            "'sharing': {}, 'people': [{'ref': 'child-1', 'employment': {}}]");

    assertThat(known).isEqualTo(after("'people': [{'ref': 'child-1'}]"));
  }

  @Test
  void L1_an_answer_that_is_given_replaces_the_one_before() {
    Concern known = after("'organisedAbuse': 'YES'", "'organisedAbuse': 'NO'");

    assertThat(known.organisedAbuse()).isEqualTo(Answer.NO);
  }

  @Test
  void L1_what_is_retracted_is_no_longer_known() {
    Concern known =
        after(
            "'organisedAbuse': 'YES', 'reporter': {'organisation': 'A School', 'phone': '1'},"
                + " 'online': [{'kind': 'CHAT'}, {'kind': 'EMAIL'}],"
                + " 'people': [{'ref': 'child-1'}, {'ref': 'suspect-1', 'positions': ['HR_CONTACT']}]",
            "'retract': ['/organisedAbuse', '/reporter/phone', '/people/child-1',"
                + " '/people/suspect-1/positions', '/online/0', '/people/child-9', 'nonsense']");

    assertThat(known.organisedAbuse()).isEqualTo(Answer.UNKNOWN);
    assertThat(known.reporter().phone()).isNull();
    assertThat(known.people()).extracting(Person::ref).containsExactly("suspect-1");
    assertThat(known.people().getFirst().positions()).isEmpty();
    assertThat(known.online()).hasSize(1);
    assertThat(known.retract()).isEmpty();
  }

  @Test
  void L1_what_every_concern_has_cannot_be_retracted() {
    KnownFacts known = taken(KnownFacts.NOTHING, 1, "'people': [{'ref': 'child-1'}]");

    Concern after =
        taken(
                known,
                2,
                "'retract': ['/summary', '/categories', '/reporter', '/reporter/organisation',"
                    + " '/people/child-1/ref']")
            .known();

    assertThat(after.summary()).isEqualTo("Seen.");
    assertThat(after.reporter().organisation()).isEqualTo("A School");
    assertThat(after.people()).extracting(Person::ref).containsExactly("child-1");
  }

  @Test
  void L3_a_ref_with_another_name_and_another_birth_date_is_refused() {
    KnownFacts known = taken(KnownFacts.NOTHING, 1, person("Ann", "2013-01-01"));

    assertThat(known.with(revision(2, person("Ben", "2012-02-02"))))
        .isInstanceOfSatisfying(
            Result.Refused.class,
            refused -> {
              assertThat(refused.why()).isEqualTo(Refusal.PERSON_REPLACED);
              assertThat(refused.problems().getFirst().pointer()).isEqualTo("/people/0");
            });
    assertThat(known.with(revision(2, person("Anne", "2013-01-01"))))
        .isInstanceOf(Result.Known.class);
    assertThat(known.with(revision(2, person("Ann", "2013-01-10"))))
        .isInstanceOf(Result.Known.class);
  }

  @Test
  void L3_a_ref_stays_one_persons_after_it_was_retracted() {
    KnownFacts known = taken(KnownFacts.NOTHING, 1, person("Ann", "2013-01-01"));
    KnownFacts without = taken(known, 2, "'retract': ['/people/child-1']");

    assertThat(without.with(revision(3, person("Ben", "2012-02-02"))))
        .isInstanceOf(Result.Refused.class);
    assertThat(without.with(revision(3, person("Ann", "2013-01-01"))))
        .isInstanceOf(Result.Known.class);
  }

  @Test
  void L4_a_late_revision_fills_in_and_overwrites_nothing() {
    KnownFacts known = taken(KnownFacts.NOTHING, 3, "'organisedAbuse': 'NO'");

    KnownFacts after = taken(known, 2, "'organisedAbuse': 'YES', 'crimeAlleged': 'YES'");

    assertThat(after.known().organisedAbuse()).isEqualTo(Answer.NO);
    assertThat(after.known().crimeAlleged()).isEqualTo(Answer.YES);
    assertThat(after.revision()).isEqualTo(3);
  }

  @Test
  void L4_a_late_revision_does_not_bring_back_what_a_newer_one_took_back() {
    KnownFacts known =
        taken(
            taken(
                KnownFacts.NOTHING,
                1,
                "'people': [{'ref': 'child-2', 'roles': ['VICTIM']}], 'online': [{'kind': 'CHAT'}]"),
            3,
            "'retract': ['/people/child-2', '/online/0']");

    Concern after =
        taken(known, 2, "'people': [{'ref': 'child-2'}], 'online': [{'kind': 'CHAT'}]").known();

    assertThat(after.people()).isEmpty();
    assertThat(after.online()).isEmpty();
  }

  @Test
  void L4_a_repeat_changes_nothing() {
    KnownFacts known =
        taken(
            taken(KnownFacts.NOTHING, 1, "'organisedAbuse': 'YES'"),
            2,
            "'retract': ['/organisedAbuse']");

    assertThat(known.with(revision(1, "'organisedAbuse': 'YES'")))
        .isInstanceOf(Result.Repeated.class);
  }

  @Test
  void L5_more_than_a_hundred_people_are_refused() {
    KnownFacts known = taken(KnownFacts.NOTHING, 1, people("child", 1, 50));
    known = taken(known, 2, people("person", 1, 50));

    assertThat(known.with(revision(3, people("witness", 1, 1))))
        .isInstanceOfSatisfying(
            Result.Refused.class,
            refused -> assertThat(refused.why()).isEqualTo(Refusal.TOO_MUCH_KNOWN));
  }

  @Test
  void L5_more_than_512_kibibytes_are_refused() {
    KnownFacts known = KnownFacts.NOTHING;
    Result last = new Result.Known(known);
    int revision = 0;
    while (last instanceof Result.Known(var facts)) {
      known = facts;
      revision++;
      last = known.with(revision(revision, online(revision)));
    }
    assertThat(((Result.Refused) last).why()).isEqualTo(Refusal.TOO_MUCH_KNOWN);
    assertThat(Json.mapper().writeValueAsBytes(known.known()).length)
        .isBetween(KnownFacts.MAX_BYTES / 2, KnownFacts.MAX_BYTES);
  }

  @Test
  void L12_an_answer_becomes_a_known_fact() {
    KnownFacts known =
        taken(KnownFacts.NOTHING, 1, "'people': [{'ref': 'suspect-1', 'roles': ['SUSPECT']}]");

    Result after = known.with(QuestionFact.WORKS_WITH_CHILDREN, "suspect-1", "YES");
    Result severity = known.with(QuestionFact.SEVERITY, null, "SERIOUS");

    assertThat(((Result.Known) after).facts().known().people().getFirst().worksWithChildren())
        .isEqualTo(Answer.YES);
    assertThat(((Result.Known) severity).facts().known().bullying().severity().name())
        .isEqualTo("SERIOUS");
  }

  @Test
  void known_facts_are_the_same_after_they_were_stored() {
    KnownFacts known =
        taken(
            taken(KnownFacts.NOTHING, 1, person("Ann", "2013-01-01")),
            5,
            "'retract': ['/people/child-1']");

    byte[] stored = Json.mapper().writeValueAsBytes(known);

    assertThat(Json.mapper().readValue(stored, KnownFacts.class)).isEqualTo(known);
  }

  @Test
  void revisions_that_were_taken_are_kept_as_runs() {
    RevisionSet set = RevisionSet.NONE;
    for (int revision : new int[] {3, 1, 7, 2, 8, 5}) {
      set = set.with(revision);
    }

    assertThat(set.runs()).containsExactly(1, 3, 5, 5, 7, 8);
    assertThat(set.contains(2)).isTrue();
    assertThat(set.contains(4)).isFalse();
  }

  private static Concern after(String... revisions) {
    KnownFacts known = KnownFacts.NOTHING;
    for (int i = 0; i < revisions.length; i++) {
      known = taken(known, i + 1, revisions[i]);
    }
    return known.known();
  }

  private static KnownFacts taken(KnownFacts known, int number, String facts) {
    return ((Result.Known) known.with(revision(number, facts))).facts();
  }

  private static ConcernRevision revision(int number, String facts) {
    String reporter =
        facts.contains("'reporter'") ? "" : "'reporter': {'organisation': 'A School'},";
    String json = "{'categories': ['CYBERBULLYING'], 'summary': 'Seen.'," + reporter + facts + "}";
    Concern concern =
        Json.mapper()
            .readValue(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), Concern.class);
    assertThat(concern.categories()).containsExactly(Category.CYBERBULLYING);
    assertThat(concern.reporter()).isInstanceOf(Reporter.class);
    return new ConcernRevision(
        CONCERN, number, Instant.EPOCH.plusSeconds(number), "practitioner", concern);
  }

  private static String person(String name, String born) {
    return "'people': [{'ref': 'child-1', 'name': '%s', 'dateOfBirth': '%s'}]"
        .formatted(name, born);
  }

  private static String people(String word, int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> "{'ref': '%s-%d'}".formatted(word, i))
        .collect(Collectors.joining(",", "'people': [", "]"));
  }

  private static String online(int revision) {
    return IntStream.range(0, 100)
        .mapToObj(i -> "{'url': 'u%d-%d-%s'}".formatted(revision, i, "x".repeat(1_000)))
        .collect(Collectors.joining(",", "'online': [", "]"));
  }
}
