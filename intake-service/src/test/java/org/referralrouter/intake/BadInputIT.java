package org.referralrouter.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.intake.RunningIntake.concern;
import static org.referralrouter.intake.RunningIntake.json;
import static org.referralrouter.intake.RunningIntake.newKey;
import static org.referralrouter.intake.RunningIntake.request;
import static org.referralrouter.intake.RunningIntake.send;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.referralrouter.concern.Problem;

class BadInputIT {
  private static final String SECRET = "Secretname";
  private static final String PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk";
  private static final String LONG_PNG = PNG + PNG + "YPhfDwAChwGA60e6kgAAAABJRU5ErkJggg";

  /** Bodies that are read and not allowed, or that cannot be read: status, pointer, message. */
  static Stream<Arguments> bodies() {
    return Stream.of(
        bad("", 400, "", "There is nothing to read"),
        bad("{", 400, "", "The text is not JSON"),
        bad("not json", 400, "", "The text is not JSON"),
        bad(full("") + "x", 400, "", "The text is not JSON"),
        bad(full("") + full(""), 400, "", "The text is not JSON"),
        bad(full(",\"summary\":\"twice\""), 400, "", "The text is not JSON"),
        bad("[".repeat(40) + "]".repeat(40), 400, "", "nested deeper"),
        bad(full(",\"plannedFor\":" + "9".repeat(200)), 400, "", "overlong number"),
        bad("{'categories':[]}", 400, "", "The text is not JSON"),
        bad(full(",\"online\":NaN"), 400, "", "The text is not JSON"),
        bad("[]", 422, "", "must be an object"),
        bad("null", 422, "", "must be an object"),
        bad("\"text\"", 422, "", "must be an object"),
        bad("{}", 422, "/categories", "is required"),
        bad("{}", 422, "/summary", "is required"),
        bad("{}", 422, "/reporter", "is required"),
        bad(with("categories", "[]"), 422, "/categories", ""),
        bad(with("categories", "\"CYBERBULLYING\""), 422, "/categories", "must be a list"),
        bad(with("categories", "[\"NO_SUCH\"]"), 422, "/categories/0", "must be one of"),
        bad(with("categories", "[\"UNRECOGNISED\"]"), 422, "/categories/0", "must be one of"),
        bad(with("categories", "[7]"), 422, "/categories/0", "must be one of"),
        bad(with("categories", "[null]"), 422, "/categories/0", "must be one of"),
        bad(with("summary", "\"\""), 422, "/summary", ""),
        bad(with("summary", "\"  \\n \""), 422, "/summary", ""),
        bad(with("summary", "7"), 422, "/summary", "must be text"),
        bad(with("summary", "null"), 422, "/summary", "is required"),
        bad(with("summary", "\"" + "x".repeat(20_001) + "\""), 422, "/summary", "20000"),
        bad(with("reporter", "{}"), 422, "/reporter/organisation", "is required"),
        bad(with("reporter", "[]"), 422, "/reporter", "must be an object"),
        bad(reporter("\"sector\":\"SCHOOL\""), 422, "/reporter/sector", "must be one of"),
        bad(reporter("\"discussedWith\":[\"X\"]"), 422, "/reporter/discussedWith/0", "must be one"),
        bad(reporter("\"identityProtected\":true"), 422, "/reporter/identityProtected", "one of"),
        bad(reporter("\"fax\":\"1\""), 422, "/reporter/fax", "is not a field here"),
        bad(full(",\"image\":\"x\""), 422, "/image", "is not a field here"),
        bad(full(",\"a/b~c\":1"), 422, "/a~1b~0c", "is not a field here"),
        bad(full(",\"immediateDanger\":\"MAYBE\""), 422, "/immediateDanger", "must be one of"),
        bad(full(",\"occurredAt\":\"yesterday\""), 422, "/occurredAt", "must be a time"),
        bad(full(",\"occurredAt\":\"2026-11-02\""), 422, "/occurredAt", "must be a time"),
        bad(full(",\"occurredAt\":1767225600"), 422, "/occurredAt", "must be a time"),
        bad(people("\"roles\":[\"VICTIM\"]"), 422, "/people/0/ref", "is required"),
        bad(people("\"ref\":\"Child 1\""), 422, "/people/0/ref", "as in child-1"),
        bad(
            people("\"ref\":\"child-1\"},{\"ref\":\"child-1\""),
            422,
            "/people/1/ref",
            "used by another"),
        bad(people("\"ref\":\"child-1\",\"roles\":[\"HERO\"]"), 422, "/people/0/roles/0", "one of"),
        bad(
            people("\"ref\":\"child-1\",\"ageGroup\":\"TEEN\""),
            422,
            "/people/0/ageGroup",
            "one of"),
        bad(
            people("\"ref\":\"child-1\",\"dateOfBirth\":\"2013-02-30\""),
            422,
            "/people/0/dateOfBirth",
            "must be a date"),
        bad(
            people("\"ref\":\"child-1\",\"dateOfBirth\":\"2199-01-01\""),
            422,
            "/people/0/dateOfBirth",
            "not be in the future"),
        bad(
            people("\"ref\":\"child-1\",\"nhsNumber\":\"943 476 5918\""),
            422,
            "/people/0/nhsNumber",
            "ten digits"),
        bad(full(",\"retract\":[\"/images\"]"), 422, "/retract", "only an amendment"),
        bad(full(",\"retract\":\"/images\""), 422, "/retract", "must be a list"),
        bad(with("summary", "\"\\u200b\\ufeff\""), 422, "/summary", "must say"),
        bad(
            full(",\"people\":[" + String.join(",", Collections.nCopies(51, "{}")) + "]"),
            422,
            "/people",
            "more than 50"),
        bad(
            full(",\"grooming\":{\"contactOccasions\":-1}"),
            422,
            "/grooming/contactOccasions",
            "whole number"),
        bad(
            full(",\"grooming\":{\"contactOccasions\":1.5}"),
            422,
            "/grooming/contactOccasions",
            "whole number"),
        bad(
            full(",\"bullying\":{\"forms\":[\"ONLINE\"]}"),
            422,
            "/bullying/forms/0",
            "must be one of"),
        bad(
            full(",\"evidence\":[{\"kind\":\"FILE_HASH\",\"sha256\":\"abc\"}]"),
            422,
            "/evidence/0/sha256",
            "64 hexadecimal"),
        bad(full(",\"sharing\":{\"consent\":\"YES\"}"), 422, "/sharing/consent", "must be one of"),
        bad(
            full(",\"online\":[{\"kind\":\"CHAT\",\"url\":\"data:image/png;base64,AA\"}]"),
            422,
            "/online/0/url",
            "never uploaded"),
        bad(with("summary", "\"half \\ud800 a character\""), 422, "/summary", "unpaired surrogate"),
        bad(with("summary", "\"see " + LONG_PNG + "\""), 422, "/summary", "never uploaded"),
        bad(
            people("\"ref\":\"child-1\",\"name\":\"" + LONG_PNG + "\""),
            422,
            "/people/0/name",
            "never"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void a_bad_body_is_refused_at_its_place(String body, int status, String pointer, String message) {
    refuses(send(RunningIntake.post(newKey(), body.getBytes(UTF_8))), status, pointer, message);
  }

  @Test
  void every_fault_of_a_body_is_named_at_once() {
    String body =
        """
        {"categories":[],"summary":"\\u200b","colour":1,"reporter":{"organisation":"Example","sector":"X"},
        "people":[{"ref":"%s","dateOfBirth":"2199-01-01"}],"occurredAt":"then","retract":["/images"]}"""
            .formatted(SECRET);
    var answer = send(RunningIntake.post(newKey(), body.getBytes(UTF_8)));
    assertThat(answer.body()).doesNotContain(SECRET);
    assertThat(errors(answer))
        .extracting(Problem::pointer)
        .containsExactlyInAnyOrder(
            "/categories",
            "/summary",
            "/colour",
            "/reporter/sector",
            "/people/0/ref",
            "/people/0/dateOfBirth",
            "/occurredAt",
            "/retract");
  }

  @Test
  void text_that_is_not_utf_8_cannot_be_read() {
    byte[] latin1 = concern("\u00e9").getBytes(ISO_8859_1);
    refuses(send(RunningIntake.post(newKey(), latin1)), 400, "", "not UTF-8");
  }

  @Test
  void a_body_over_256_kib_is_refused_with_its_length_known_and_unknown() {
    byte[] large = concern("x".repeat(270_000)).getBytes(UTF_8);
    refuses(send(RunningIntake.post(newKey(), large)), 413, "", "262144");
    var chunked =
        RunningIntake.post(newKey(), large)
            .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)));
    refuses(send(chunked), 413, "", "262144");
  }

  @Test
  void other_media_types_are_refused() {
    for (String type : List.of("text/plain", "image/png", "application/xml")) {
      refuses(send(post("Content-Type", type)), 415, "", "application/json");
    }
    refuses(
        send(
            request("/concerns", "concern:submit")
                .header("Idempotency-Key", newKey())
                .POST(BodyPublishers.ofString(concern("No type.")))),
        415,
        "",
        "application/json");
  }

  @Test
  void the_idempotency_key_must_be_there_and_plain() {
    var missing =
        request("/concerns", "concern:submit")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(concern("No key.")));
    refuses(send(missing), 400, "", "Idempotency-Key is required");
    for (String key : List.of("", "two words", "k".repeat(129))) {
      refuses(
          send(RunningIntake.post(key, concern("Bad key.").getBytes(UTF_8))),
          400,
          "",
          "visible ASCII");
    }
  }

  @Test
  void a_revision_needs_a_known_concern_and_the_latest_revision() {
    String id =
        json(RunningIntake.submit(newKey(), concern("Known."))).path("concernId").asString();
    var without =
        request("/concerns/" + id, "concern:submit")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(concern("No If-Match.")));
    refuses(send(without), 428, "", "If-Match");
    for (String tag : List.of("1", "*", "w/\"1\"", "\"0\"", "\"x\"", "\"1\",\"2\"")) {
      refuses(RunningIntake.revise(id, tag, concern("Bad tag.")), 400, "", "If-Match");
    }
    refuses(RunningIntake.revise(id, "\"7\"", concern("Not yet.")), 412, "", "not the latest");
    refuses(RunningIntake.revise(newKey(), "\"1\"", concern("Who?")), 404, "", "no concern");
    refuses(RunningIntake.revise("1-1-1-1-1", "\"1\"", concern("Who?")), 404, "", "no concern");
    refuses(RunningIntake.revise(id, "\"1\"", "{}"), 422, "/summary", "is required");
    refuses(RunningIntake.status(newKey()), 404, "", "no concern");
  }

  @Test
  void other_methods_and_addresses_are_refused() {
    refuses(send(request("/concerns/x", "concern:submit").DELETE()), 405, "", "method");
    refuses(send(request("/nothing", "concern:submit")), 404, "", "nothing at this address");
  }

  private static void refuses(
      HttpResponse<String> answer, int status, String pointer, String message) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(errors(answer))
        .anySatisfy(
            problem -> {
              assertThat(problem.pointer()).isEqualTo(pointer);
              assertThat(problem.detail()).contains(message);
            });
    assertThat(answer.body()).doesNotContain(SECRET);
  }

  private static List<Problem> errors(HttpResponse<String> answer) {
    return json(answer)
        .path("errors")
        .valueStream()
        .map(
            error -> new Problem(error.path("pointer").asString(), error.path("detail").asString()))
        .toList();
  }

  private static HttpRequest.Builder post(String header, String value) {
    return request("/concerns", "concern:submit")
        .header(header, value)
        .header("Idempotency-Key", newKey())
        .POST(BodyPublishers.ofString(concern(SECRET)));
  }

  private static Arguments bad(String body, int status, String pointer, String message) {
    return Arguments.of(body, status, pointer, message);
  }

  private static String full(String more) {
    return with("summary", "\"" + SECRET + "\"").replaceFirst("}$", more + "}");
  }

  private static String with(String field, String value) {
    String categories = field.equals("categories") ? value : "[\"CYBERBULLYING\"]";
    String summary = field.equals("summary") ? value : "\"" + SECRET + "\"";
    String reporter =
        field.equals("reporter") ? value : "{\"organisation\":\"Example High School\"}";
    return "{\"categories\":%s,\"summary\":%s,\"reporter\":%s}"
        .formatted(categories, summary, reporter);
  }

  private static String reporter(String more) {
    return with("reporter", "{\"organisation\":\"" + SECRET + "\"," + more + "}");
  }

  private static String people(String person) {
    return full(",\"people\":[{" + person + "}]");
  }
}
