package org.referralrouter.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Problem;
import org.referralrouter.concern.Reading;

class ConcernJsonTest {
  private static final String LEAST =
      """
      "categories":["ONLINE_GROOMING"],"summary":"What was said.","reporter":{"organisation":"Example School"}""";

  @Test
  void the_least_concern_is_accepted_and_what_it_omits_is_unknown() {
    Concern concern = accepted("{" + LEAST + "}");

    assertThat(concern.immediateDanger()).isEqualTo(Answer.UNKNOWN);
    assertThat(concern.images().sexual()).isEqualTo(Answer.UNKNOWN);
    assertThat(concern.people()).isEmpty();
  }

  @Test
  void null_means_omitted() {
    assertThat(accepted("{" + LEAST + ",\"plannedFor\":null,\"immediateDanger\":null}"))
        .isEqualTo(accepted("{" + LEAST + "}"));
  }

  static Stream<Arguments> departures() {
    return Stream.of(
        Arguments.of("[]", "", "must be an object"),
        Arguments.of("{}", "/categories", "is required"),
        Arguments.of("{" + LEAST + ",\"colour\":1}", "/colour", "is not a field"),
        Arguments.of("{" + LEAST + ",\"a/b~c\":1}", "/a~1b~0c", "is not a field"),
        Arguments.of(
            "{" + LEAST + ",\"immediateDanger\":\"MAYBE\"}",
            "/immediateDanger",
            "YES, NO, UNKNOWN"),
        Arguments.of(
            "{" + LEAST + ",\"immediateDanger\":true}", "/immediateDanger", "must be one of"),
        Arguments.of("{" + LEAST + ",\"\\ud800\":1}", "/\uFFFD", "is not a field"),
        Arguments.of(
            "{" + LEAST + ",\"occurredAt\":\"\\udc00\"}", "/occurredAt", "half of a character"),
        Arguments.of("{" + LEAST + ",\"people\":{}}", "/people", "must be a list"),
        Arguments.of("{" + LEAST + ",\"people\":[{}]}", "/people/0/ref", "is required"),
        Arguments.of(
            "{" + LEAST + ",\"people\":[{\"ref\":\"child-1\"},{\"ref\":\"child-1\"}]}",
            "/people/1/ref",
            "another person"),
        Arguments.of(
            "{" + LEAST + ",\"people\":[{\"ref\":\"child-1\",\"roles\":[\"UNRECOGNISED\"]}]}",
            "/people/0/roles/0",
            "VICTIM"),
        Arguments.of(
            "{" + LEAST + ",\"occurredAt\":\"yesterday\"}", "/occurredAt", "must be a time"),
        Arguments.of(
            "{" + LEAST + ",\"occurredAt\":\"+99999-01-01T00:00:00Z\"}",
            "/occurredAt",
            "must be a time"),
        Arguments.of(
            "{" + LEAST + ",\"grooming\":{\"contactOccasions\":-1}}",
            "/grooming/contactOccasions",
            "whole number"),
        Arguments.of(
            "{" + LEAST + ",\"grooming\":{\"contactOccasions\":1.5}}",
            "/grooming/contactOccasions",
            "whole number"),
        Arguments.of(
            "{" + LEAST + ",\"evidence\":[{\"sha256\":\"abc\"}]}",
            "/evidence/0/sha256",
            "hexadecimal"),
        Arguments.of(
            "{" + LEAST + ",\"alreadyReportedTo\":[{\"at\":\"2026-13-01\"}]}",
            "/alreadyReportedTo/0/at",
            "must be a date"));
  }

  @ParameterizedTest
  @MethodSource("departures")
  void every_departure_is_named_at_its_pointer(String json, String pointer, String detail) {
    assertThat(ConcernJson.read(json.getBytes(UTF_8), AgenciesFile.bundled()))
        .asInstanceOf(type(Reading.Refused.class))
        .extracting(Reading.Refused::problems)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Problem.class))
        .anySatisfy(
            problem -> {
              assertThat(problem.pointer()).isEqualTo(pointer);
              assertThat(problem.detail()).contains(detail);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-02T19:30:00Z",
        "2026-11-02T19:30Z",
        "2026-11-02T19:30:00+00:00",
        "2026-11-02T19:30+00:00",
        "2026-11-02T20:30+01:00",
        "2026-11-02T19:30:00.000Z"
      })
  void a_time_needs_its_offset_and_no_seconds(String time) {
    assertThat(accepted("{" + LEAST + ",\"occurredAt\":\"" + time + "\"}").occurredAt())
        .isEqualTo(Instant.parse("2026-11-02T19:30:00Z"));
  }

  @Test
  void a_leading_byte_order_mark_is_passed_over_and_no_other() {
    assertThat(accepted("\uFEFF{" + LEAST + "}")).isEqualTo(accepted("{" + LEAST + "}"));
    assertThat(
            ConcernJson.read(
                ("\uFEFF\uFEFF{" + LEAST + "}").getBytes(UTF_8), AgenciesFile.bundled()))
        .isInstanceOf(Reading.Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"943 476 5919", "9434765919", " 943\u00A0476 5919 "})
  void an_nhs_number_is_kept_as_ten_digits(String number) {
    assertThat(
            accepted(person("\"ref\":\"child-1\",\"nhsNumber\":\"" + number + "\""))
                .people()
                .getFirst()
                .nhsNumber())
        .isEqualTo("9434765919");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9434765918",
        "943476591",
        "94347659190",
        "943-476-5919",
        "",
        "X",
        "\u0669434765919",
        // The first nine ask for a check digit of ten.
        "1000000010"
      })
  void an_nhs_number_has_a_right_check_digit(String number) {
    refused(person("\"ref\":\"child-1\",\"nhsNumber\":\"" + number + "\""), "/people/0/nhsNumber");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "child-1",
        "adult-2",
        "person-3",
        "suspect-10",
        "victim-99",
        "parent-1",
        "witness-1",
        "sibling-4"
      })
  void a_ref_is_a_word_and_a_number(String ref) {
    assertThat(accepted(person("\"ref\":\"" + ref + "\"")).people().getFirst().ref())
        .isEqualTo(ref);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Child 1", "child-0", "child-100", "child-01", "child", "robin-1", "child-1 ", ""})
  void a_ref_that_could_name_somebody_is_refused(String ref) {
    refused(person("\"ref\":\"" + ref + "\""), "/people/0/ref");
  }

  @Test
  void nobody_is_born_after_today_as_england_counts_days() {
    Clock lateEvening = Clock.fixed(Instant.parse("2026-06-30T23:30:00Z"), ZoneOffset.UTC);
    byte[] born = person("\"ref\":\"child-1\",\"dateOfBirth\":\"2026-07-01\"").getBytes(UTF_8);
    byte[] unborn = person("\"ref\":\"child-1\",\"dateOfBirth\":\"2026-07-02\"").getBytes(UTF_8);

    assertThat(new ConcernJson(AgenciesFile.bundled(), lateEvening).read(born))
        .isInstanceOf(Reading.Accepted.class);
    assertThat(pointers(new ConcernJson(AgenciesFile.bundled(), lateEvening).read(unborn)))
        .containsExactly("/people/0/dateOfBirth");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\\n\\t",
        "\u00A0\u2003",
        "\u200B\u200D\uFEFF",
        "\\u0007",
        "\u3164\u2800",
        "\uFE0F\u0301",
        "\u202E"
      })
  void a_summary_has_a_visible_character(String summary) {
    refused("{" + LEAST.replace("What was said.", summary) + "}", "/summary");
  }

  @Test
  void a_summary_of_one_visible_character_is_enough() {
    for (String summary : List.of("x", ".", "\u200B?", "\uD83D\uDE22")) {
      assertThat(accepted("{" + LEAST.replace("What was said.", summary) + "}").summary())
          .isEqualTo(summary);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/people/child-2",
        "/people/suspect-1/positions",
        "/people/suspect-1/positions/0",
        "/people/suspect-1/employment/employer",
        "/people/pupil-3",
        "/reporter/phone",
        "/reporter",
        "/organisedAbuse",
        "/online/0",
        "/online/0/url",
        "/evidence",
        "/grooming/contactOccasions",
        "/people"
      })
  void what_a_concern_can_have_can_be_taken_back(String pointer) {
    assertThat(accepted("{" + LEAST + ",\"retract\":[\"" + pointer + "\"]}").retract())
        .containsExactly(pointer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "people/child-1",
        "#/people/child-1",
        "/people/0",
        "/people/0/name",
        "/people/Robin Child",
        "/people/child-1/ref",
        "/people/child-1/colour",
        "/people/child-1/name/0",
        "/people/child-1/",
        "/online/-",
        "/online/01",
        "/online/x",
        "/colour",
        "/immediateDanger/0",
        "/summary",
        "/categories",
        "/categories/0",
        "/reporter/organisation",
        "/retract",
        "/reporter~1phone"
      })
  void what_is_no_place_or_always_given_cannot_be_taken_back(String pointer) {
    refused("{" + LEAST + ",\"retract\":[\"/images\",\"" + pointer + "\"]}", "/retract/1");
  }

  @Test
  void an_agency_and_a_desk_are_those_of_the_procedure() {
    byte[] concern =
        """
        {%s,"alreadyReportedTo":[{"agency":"POLICE"},{"agency":"HEALTH"}],
        "people":[{"ref":"suspect-1","positions":["POLICE_DESK","HEALTH_DESK"]}]}"""
            .formatted(LEAST)
            .getBytes(UTF_8);

    assertThat(ConcernJson.read(concern, SevenAgencies.all())).isInstanceOf(Reading.Accepted.class);
    assertThat(ConcernJson.read(concern, AgenciesFile.bundled()))
        .isEqualTo(
            new Reading.Refused(
                List.of(
                    new Problem(
                        "/people/0/positions/1",
                        "must be one of LINE_MANAGER_OF_REPORTER, HR_CONTACT, SAFEGUARDING_LEAD,"
                            + " POLICE_DESK, SOCIAL_CARE_DESK, CEOP_DESK, DESIGNATED_OFFICER_DESK,"
                            + " DUTY_DESK"),
                    new Problem(
                        "/alreadyReportedTo/1/agency",
                        "must be one of SOCIAL_CARE, POLICE, CEOP_PREPARATION, HR_ALLEGATIONS,"
                            + " DESIGNATED_OFFICER, TRIAGE"))));
  }

  @Test
  void only_an_amendment_takes_something_back() {
    Clock now = Clock.systemUTC();
    byte[] amendment = ("{" + LEAST + ",\"retract\":[\"/images\"]}").getBytes(UTF_8);
    byte[] nothing = ("{" + LEAST + ",\"retract\":[]}").getBytes(UTF_8);

    assertThat(new ConcernJson(AgenciesFile.bundled(), now).read(amendment))
        .isInstanceOf(Reading.Accepted.class);
    assertThat(pointers(new ConcernJson(AgenciesFile.bundled(), now).readFirst(amendment)))
        .containsExactly("/retract");
    assertThat(new ConcernJson(AgenciesFile.bundled(), now).readFirst(nothing))
        .isInstanceOf(Reading.Accepted.class);
  }

  @Test
  void faults_of_shape_text_and_rules_are_told_together() {
    String body =
        """
        {"categories":[],"summary":"\u200b","colour":1,"occurredAt":"yesterday","reporter":{"organisation":" ","sector":"X"},
        "people":[{"ref":"Robin","nhsNumber":"1","dateOfBirth":"2199-01-01"},7,{"ref":"child-1","dateOfBirth":"x"},{"ref":"child-1"}],
        "evidence":[{"sha256":"abc","description":"data:image/png;base64,AAAA"}],"retract":["/summary",1]}""";

    assertThat(
            pointers(
                new ConcernJson(AgenciesFile.bundled(), Clock.systemUTC())
                    .readFirst(body.getBytes(UTF_8))))
        .containsExactlyInAnyOrder(
            "/categories",
            "/summary",
            "/colour",
            "/occurredAt",
            "/reporter/organisation",
            "/reporter/sector",
            "/people/0/ref",
            "/people/0/nhsNumber",
            "/people/0/dateOfBirth",
            "/people/1",
            "/people/2/dateOfBirth",
            "/people/3/ref",
            "/evidence/0/sha256",
            "/evidence/0/description",
            "/retract/0",
            "/retract/1",
            "/retract");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\uFEFF",
        "{",
        "not json",
        "{\"a\":1,\"a\":2}",
        "{}{}",
        "{\"summary\":\"\u0000\"}"
      })
  void what_is_no_json_is_unreadable(String json) {
    assertThat(ConcernJson.read(json.getBytes(UTF_8), AgenciesFile.bundled()))
        .isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void malformed_utf8_and_deep_nesting_are_unreadable() {
    assertThat(ConcernJson.read(new byte[] {'"', (byte) 0xC3, '"'}, AgenciesFile.bundled()))
        .isInstanceOf(Reading.Unreadable.class);
    assertThat(ConcernJson.read("[".repeat(100_000).getBytes(UTF_8), AgenciesFile.bundled()))
        .isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void a_refusal_never_quotes_what_was_sent() {
    Reading reading =
        ConcernJson.read(
            ("{" + LEAST + ",\"sharing\":{\"consent\":\"Robin Child\"}}").getBytes(UTF_8),
            AgenciesFile.bundled());

    assertThat(reading.toString()).contains("/sharing/consent").doesNotContain("Robin");
  }

  static Stream<String> imageTexts() {
    String jpeg = encoded(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0});
    return Stream.of(
        "data:image/png;base64,AAAA",
        "see DATA:video/mp4,xyz",
        jpeg,
        "as follows: " + jpeg,
        jpeg.replaceAll("(.{20})", "$1\n"),
        jpeg.replace('+', '-').replace('/', '_'),
        encoded(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}),
        encoded(new byte[] {'P', 'K', 3, 4, 20}),
        encoded(new byte[] {0, 0, 0, 32, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm'}));
  }

  private static String encoded(byte[] magic) {
    byte[] file = new byte[300];
    for (int i = 0; i < file.length; i++) {
      file[i] = i < magic.length ? magic[i] : (byte) (i * 37);
    }
    return Base64.getEncoder().encodeToString(file);
  }

  @ParameterizedTest
  @MethodSource("imageTexts")
  void image_bytes_are_refused_wherever_they_hide(String text) {
    String concern =
        Json.mapper()
            .writeValueAsString(
                java.util.Map.of(
                    "categories", List.of("ONLINE_GROOMING"),
                    "summary", "Words.",
                    "reporter", java.util.Map.of("organisation", "Example", "role", text)));

    assertThat(ConcernJson.read(concern.getBytes(UTF_8), AgenciesFile.bundled()).toString())
        .contains("/reporter/role")
        .contains("never uploaded")
        .doesNotContain(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The data: names and dates are in the school's own record, which we hold in the office and nowhere else at all.",
        "A link of the form /9j/ was seen and then the man said that he would come over later to the house and then leave again",
        "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 of the file, written down by the IT office"
      })
  void ordinary_words_are_not_taken_for_images(String words) {
    assertThat(ImageBytes.hideIn(words)).isFalse();
  }

  private static String person(String fields) {
    return "{" + LEAST + ",\"people\":[{" + fields + "}]}";
  }

  private static void refused(String json, String pointer) {
    assertThat(pointers(ConcernJson.read(json.getBytes(UTF_8), AgenciesFile.bundled())))
        .containsExactly(pointer);
  }

  private static List<String> pointers(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    return ((Reading.Refused) reading).problems().stream().map(Problem::pointer).toList();
  }

  private static Concern accepted(String json) {
    Reading reading = ConcernJson.read(json.getBytes(UTF_8), AgenciesFile.bundled());
    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    return ((Reading.Accepted) reading).concern();
  }
}
