package org.referralrouter.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.referralrouter.concern.Concern;

/** By these bytes a referral is sent again or not: each line is one reason. */
class CanonicalBytesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'categories': ['CYBERBULLYING', 'ONLINE_GROOMING']} | {'categories': ['ONLINE_GROOMING', 'CYBERBULLYING']}",
        "{'people': [{'ref': 'a'}, {'ref': 'b'}]} | {'people': [{'ref': 'b'}, {'ref': 'a'}]}",
        "{'organisedAbuse': 'UNKNOWN'} | {}",
        "{'images': {'sexual': 'UNKNOWN'}} | {}",
        "{'people': []} | {}",
      })
  void what_says_the_same_is_alike(String one, String other) {
    assertThat(bytes(one)).isEqualTo(bytes(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'organisedAbuse': 'YES'} | {'organisedAbuse': 'NO'}",
        "{'organisedAbuse': 'NO'} | {}",
        "{'organisedAbuse': 'NO'} | {'crimeAlleged': 'NO'}",
        "{'summary': 'UNKNOWN'} | {}",
        "{'summary': 'ab'} | {'summary': 'ba'}",
        "{'people': [{'ref': 'a', 'name': 'x'}, {'ref': 'b'}]} | {'people': [{'ref': 'a'}, {'ref': 'b', 'name': 'x'}]}",
        "{'people': [{'ref': 'a'}]} | {'people': [{'ref': 'a'}, {'ref': 'a'}]}",
        "{'people': [{'ref': 'a', 'roles': ['VICTIM']}]} | {'people': [{'ref': 'a', 'roles': ['SUSPECT']}]}",
      })
  void what_says_something_else_is_not(String one, String other) {
    assertThat(bytes(one)).isNotEqualTo(bytes(other));
  }

  @Test
  void each_value_has_its_place() {
    assertThat(CanonicalBytes.of("a", null)).isNotEqualTo(CanonicalBytes.of(null, "a"));
    assertThat(CanonicalBytes.of("a", "b")).isNotEqualTo(CanonicalBytes.of("ab"));
    assertThat(CanonicalBytes.of(List.of("a"), "b")).isNotEqualTo(CanonicalBytes.of("a", "b"));
  }

  private static byte[] bytes(String concern) {
    return CanonicalBytes.of(Json.mapper().readValue(concern.replace('\'', '"'), Concern.class));
  }
}
