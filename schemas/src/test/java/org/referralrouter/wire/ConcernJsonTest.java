package org.referralrouter.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.Base64;
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
        Arguments.of("{" + LEAST + ",\"people\":[{\"ref\":\"Child 1\"}]}", "/people/0/ref", "a-z"),
        Arguments.of(
            "{" + LEAST + ",\"people\":[{\"ref\":\"a\"},{\"ref\":\"a\"}]}",
            "/people/1/ref",
            "another person"),
        Arguments.of(
            "{" + LEAST + ",\"people\":[{\"ref\":\"a\",\"roles\":[\"UNRECOGNISED\"]}]}",
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
    assertThat(ConcernJson.read(json.getBytes(UTF_8)))
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
      strings = {"", "{", "not json", "{\"a\":1,\"a\":2}", "{}{}", "{\"summary\":\"\u0000\"}"})
  void what_is_no_json_is_unreadable(String json) {
    assertThat(ConcernJson.read(json.getBytes(UTF_8))).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void malformed_utf8_and_deep_nesting_are_unreadable() {
    assertThat(ConcernJson.read(new byte[] {'"', (byte) 0xC3, '"'}))
        .isInstanceOf(Reading.Unreadable.class);
    assertThat(ConcernJson.read("[".repeat(100_000).getBytes(UTF_8)))
        .isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void a_refusal_never_quotes_what_was_sent() {
    Reading reading =
        ConcernJson.read(
            ("{" + LEAST + ",\"sharing\":{\"consent\":\"Robin Child\"}}").getBytes(UTF_8));

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
                    "categories", java.util.List.of("ONLINE_GROOMING"),
                    "summary", "Words.",
                    "reporter", java.util.Map.of("organisation", "Example", "role", text)));

    assertThat(ConcernJson.read(concern.getBytes(UTF_8)).toString())
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

  private static Concern accepted(String json) {
    Reading reading = ConcernJson.read(json.getBytes(UTF_8));
    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    return ((Reading.Accepted) reading).concern();
  }
}
