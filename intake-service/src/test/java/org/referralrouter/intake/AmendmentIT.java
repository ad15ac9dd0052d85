package org.referralrouter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.intake.RunningIntake.concern;
import static org.referralrouter.intake.RunningIntake.concernWith;
import static org.referralrouter.intake.RunningIntake.json;
import static org.referralrouter.intake.RunningIntake.pointers;
import static org.referralrouter.intake.RunningIntake.revise;
import static org.referralrouter.intake.RunningIntake.status;
import static org.referralrouter.intake.RunningIntake.submitted;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Topic;

/** Amendments of a concern (contract, "HTTP"; lifecycle, L1, L3 and L5). */
class AmendmentIT {
  @Test
  void the_same_amendment_again_gets_the_same_answer_whatever_came_since() {
    String id = submitted(concern("First."));
    var second = revise(id, "\"1\"", concern("Second."));
    var again = revise(id, "\"1\"", concern("Second."));
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(second.body());
    assertThat(again.headers().firstValue("ETag")).hasValue("\"2\"");

    assertThat(revise(id, "\"2\"", concern("Third.")).statusCode()).isEqualTo(200);
    assertThat(revise(id, "\"1\"", concern("Second.")).body()).isEqualTo(second.body());
    assertThat(json(status(id)).path("revision").asInt()).isEqualTo(3);
  }

  @Test
  void another_amendment_of_a_revision_that_is_not_the_latest_is_refused() {
    String id = submitted(concern("First."));
    assertThat(revise(id, "\"1\"", concern("Second.")).statusCode()).isEqualTo(200);
    assertThat(revise(id, "\"1\"", concern("Another.")).statusCode()).isEqualTo(412);
    assertThat(revise(id, "\"3\"", concern("Second.")).statusCode()).isEqualTo(412);
  }

  @Test
  void a_weak_tag_is_read_as_strong() {
    String id = submitted(concern("First."));
    assertThat(revise(id, "W/\"1\"", concern("Second.")).statusCode()).isEqualTo(200);
    assertThat(revise(id, "W/\"1\"", concern("Third.")).statusCode()).isEqualTo(412);
  }

  @Test
  void of_twenty_amendments_at_once_exactly_one_is_taken() throws Exception {
    String id = submitted(concern("First."));
    List<Callable<HttpResponse<String>>> tries = new ArrayList<>();
    IntStream.range(0, 20)
        .forEach(i -> tries.add(() -> revise(id, "\"1\"", concern("Amendment " + i))));
    assertThat(codes(tries)).containsOnlyOnce(200).containsOnly(200, 412);
  }

  @Test
  void of_one_amendment_twenty_times_at_once_all_get_the_same_answer() throws Exception {
    String id = submitted(concern("First."));
    List<Callable<HttpResponse<String>>> tries = new ArrayList<>();
    IntStream.range(0, 20).forEach(_ -> tries.add(() -> revise(id, "\"1\"", concern("The same."))));
    assertThat(codes(tries)).containsOnly(200);
    assertThat(json(status(id)).path("revision").asInt()).isEqualTo(2);
  }

  @Test
  void an_amendment_takes_back_what_it_points_at() {
    String id = submitted(concernWith("\"people\":[{\"ref\":\"child-1\"},{\"ref\":\"child-2\"}]"));
    String body = concernWith("\"retract\":[\"/people/child-2\",\"/reporter/phone\"]");
    assertThat(revise(id, "\"1\"", body).statusCode()).isEqualTo(200);
    var sent = (ConcernRevision) Published.on(Topic.CONCERNS, id, 2).getLast().value();
    assertThat(sent.concern().retract()).containsExactly("/people/child-2", "/reporter/phone");

    var refused =
        revise(id, "\"2\"", concernWith("\"retract\":[\"/images\",\"/summary\",\"people\"]"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(pointers(refused)).containsExactly("/retract/1", "/retract/2");
  }

  @Test
  void l3_a_ref_is_one_person_for_good() {
    String id = submitted(person("child-1", "Robin", "2013-04-01"));
    assertThat(revise(id, "\"1\"", person("child-1", "Robin Test", "2013-04-01")).statusCode())
        .isEqualTo(200);
    var refused =
        revise(
            id,
            "\"2\"",
            concernWith(
                "\"people\":[{\"ref\":\"child-2\"},%s]"
                    .formatted(named("child-1", "Marigold", "2011-01-01"))));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(pointers(refused)).containsExactly("/people/1");
    assertThat(refused.body()).contains("use a new ref").doesNotContain("Robin", "Marigold");
    assertThat(json(status(id)).path("revision").asInt()).isEqualTo(2);

    assertThat(revise(id, "\"2\"", person("child-2", "Marigold", "2011-01-01")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void l5_at_most_100_people_are_known_of_one_concern() {
    String id = submitted(people("child", 50));
    assertThat(revise(id, "\"1\"", people("witness", 50)).statusCode()).isEqualTo(200);
    var refused = revise(id, "\"2\"", people("parent", 1));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(pointers(refused)).containsExactly("/people");
    assertThat(refused.body()).contains("retract");

    String instead =
        people("parent", 1).replaceFirst("}$", ",\"retract\":[\"/people/witness-50\"]}");
    assertThat(revise(id, "\"2\"", instead).statusCode()).isEqualTo(200);
  }

  @Test
  void l5_at_most_512_kib_are_known_of_one_concern() {
    String id = submitted(evidence(0));
    int revision = 1;
    HttpResponse<String> answer = revise(id, "\"1\"", evidence(1));
    while (answer.statusCode() == 200) {
      revision++;
      answer = revise(id, "\"" + revision + "\"", evidence(revision));
    }
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("512 KiB", "retract");
    assertThat(revision).isEqualTo(2);

    String instead = evidence(revision).replaceFirst("}$", ",\"retract\":[\"/evidence\"]}");
    assertThat(revise(id, "\"" + revision + "\"", instead).statusCode()).isEqualTo(200);
  }

  private static List<Integer> codes(List<Callable<HttpResponse<String>>> tries) throws Exception {
    List<Integer> codes = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(tries)) {
        codes.add(answer.get().statusCode());
      }
    }
    return codes;
  }

  private static String person(String ref, String name, String born) {
    return concernWith("\"people\":[%s]".formatted(named(ref, name, born)));
  }

  private static String named(String ref, String name, String born) {
    return "{\"ref\":\"%s\",\"name\":\"%s\",\"dateOfBirth\":\"%s\"}".formatted(ref, name, born);
  }

  private static String people(String word, int count) {
    return concernWith(
        IntStream.rangeClosed(1, count)
            .mapToObj(i -> "{\"ref\":\"%s-%d\"}".formatted(word, i))
            .collect(Collectors.joining(",", "\"people\":[", "]")));
  }

  /** A body of some 200 KB, with evidence that no other number has. */
  private static String evidence(int number) {
    return concernWith(
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    "{\"kind\":\"MESSAGE\",\"description\":\"%d.%d %s\"}"
                        .formatted(number, i, "word ".repeat(380)))
            .collect(Collectors.joining(",", "\"evidence\":[", "]")));
  }
}
