package org.referralrouter.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Position;

class AgenciesFileTest {
  private static final String HEALTH =
      "{\"code\": \"HEALTH\", \"name\": \"Health\", \"desk\": \"HEALTH_DESK\", \"alwaysNamed\": false}";

  @Test
  void the_bundled_agencies_are_those_of_the_contract_in_its_order() {
    assertThat(AgenciesFile.bundled().all()).isEqualTo(Agency.OF_THE_CONTRACT);
    assertThat(AgenciesFile.bundled().positions())
        .extracting(Position::name)
        .containsExactly(
            "LINE_MANAGER_OF_REPORTER",
            "HR_CONTACT",
            "SAFEGUARDING_LEAD",
            "POLICE_DESK",
            "SOCIAL_CARE_DESK",
            "CEOP_DESK",
            "DESIGNATED_OFFICER_DESK",
            "DUTY_DESK");
  }

  @Test
  void a_seventh_comes_after_them_wherever_the_file_has_it() throws IOException {
    var seven = AgenciesFile.read(bundledAnd(HEALTH));

    assertThat(seven.all()).endsWith(Agency.TRIAGE, new Agency("HEALTH")).hasSize(7);
    assertThat(seven.positions()).endsWith(new Position("HEALTH_DESK")).hasSize(9);
    assertThat(seven.named("HEALTH")).contains(new Agency("HEALTH"));
    assertThat(seven.ofSlug("hospital")).isEmpty();
    assertThat(AgenciesFile.bundled().within(seven)).isTrue();
    assertThat(seven.within(AgenciesFile.bundled())).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"code": "POLICE", "name": "Police", "desk": "OTHER_DESK", "alwaysNamed": false} | POLICE stands twice
          {"code": "HEALTH", "name": "Health", "desk": "POLICE_DESK", "alwaysNamed": false} | POLICE_DESK must be one agency's alone
          {"code": "HEALTH", "name": "Health", "desk": "SAFEGUARDING_LEAD", "alwaysNamed": false} | SAFEGUARDING_LEAD must be one agency's alone
          {"code": "HEALTH", "name": " ", "desk": "HEALTH_DESK", "alwaysNamed": false} | HEALTH has no name
          {"code": "health", "name": "Health", "desk": "HEALTH_DESK", "alwaysNamed": false} | capital letters
          {"code": "HEALTH", "name": "Health", "desk": "health desk", "alwaysNamed": false} | capital letters
          {"code": "HEALTH", "desk": "HEALTH_DESK", "alwaysNamed": false} | a code, a name and a desk
          {"code": "HEALTH", "name": "Health", "desk": "HEALTH_DESK", "alwaysNamed": false, "colour": 1} | colour
          {"code": "POLICE_SCHOOL", "name": "School police", "desk": "SCHOOL_DESK", "alwaysNamed": false} | POLICE cannot be a code beside police-school
          {"code": "AUDIT", "name": "Audit", "desk": "AUDIT_DESK", "alwaysNamed": false} | AUDIT cannot be a code beside audit-service
          {"code": "OPERATOR", "name": "Operator", "desk": "OPERATOR_DESK", "alwaysNamed": false} | OPERATOR cannot be a code beside operator
          null | a code, a name and a desk
          """)
  void a_wrong_line_is_refused_by_its_name(String line, String reason) throws IOException {
    byte[] file = bundledAnd(line);

    assertThatThrownBy(() -> AgenciesFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "[]", "{\"agencies\": {}}", "{\"agencies\": ["})
  void what_is_no_list_of_agencies_is_refused(String json) {
    assertThatThrownBy(() -> AgenciesFile.read(json.getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"POLICE_DESK, OUR_DESK, POLICE", "true, false, SOCIAL_CARE", "false, true, POLICE"})
  void what_the_contract_says_of_its_agencies_stays(String own, String other, String agency)
      throws IOException {
    byte[] file = new String(bundledAnd(HEALTH), UTF_8).replace(own, other).getBytes(UTF_8);

    assertThatThrownBy(() -> AgenciesFile.read(file))
        .hasMessageContaining(agency + " must keep its desk");
  }

  @Test
  void an_agency_of_the_contract_may_not_be_missing() {
    assertThatThrownBy(
            () -> AgenciesFile.read(("{\"agencies\": [" + HEALTH + "]}").getBytes(UTF_8)))
        .hasMessageContaining("SOCIAL_CARE is missing");
  }

  @Test
  void a_file_that_is_not_there_is_named_with_the_setting() {
    assertThatThrownBy(() -> AgenciesFile.of(Optional.of(Path.of("no", "agencies.json"))))
        .hasMessageContaining("agencies.json (NoSuchFileException)")
        .hasMessageContaining("AGENCIES_FILE");
  }

  private static byte[] bundledAnd(String line) throws IOException {
    try (InputStream bundled =
        AgenciesFileTest.class.getResourceAsStream("/agencies/agencies.json")) {
      return new String(bundled.readAllBytes(), UTF_8)
          .replaceFirst("\\[", "[" + line.replace("\\", "\\\\") + ",")
          .getBytes(UTF_8);
    }
  }
}
