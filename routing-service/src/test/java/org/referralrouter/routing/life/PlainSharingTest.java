package org.referralrouter.routing.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The need-to-know table, row by row. */
class PlainSharingTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
  private static final String KNOWN =
      "{'categories':['CYBERBULLYING'],'summary':'Seen.','immediateDanger':'NO',"
          + "'bullying':{'severity':'LOW'},'sharing':{'consent':'GIVEN'},"
          + "'reporter':{'organisation':'Example School','role':'Teacher','name':'Alex'},"
          + "'online':[{'kind':'CHAT','url':'https://example.org'}],"
          + "'people':[{'ref':'child-1','roles':['VICTIM'],'ageGroup':'CHILD','name':'Sam'},"
          + "{'ref':'suspect-1','roles':['SUSPECT'],'ageGroup':'ADULT','name':'Robin',"
          + "'address':'1 Test Street'},{'ref':'parent-1','roles':['PARENT'],'name':'Jo'}]}";

  @Test
  void social_care_sees_other_children_in_outline_and_adults_whole() {
    ObjectNode shared = shared("SOCIAL_CARE", "suspect-1", "ACTIVE", "");
    assertThat(people(shared))
        .containsExactly(
            "{\"ref\":\"child-1\",\"roles\":[\"VICTIM\"],\"ageGroup\":\"CHILD\"}",
            "{\"ref\":\"parent-1\",\"roles\":[\"PARENT\"],\"name\":\"Jo\"}",
            "{\"ref\":\"suspect-1\",\"roles\":[\"SUSPECT\"],\"ageGroup\":\"ADULT\","
                + "\"name\":\"Robin\",\"address\":\"1 Test Street\"}");
    assertThat(shared.path("online").toString()).isEqualTo("[{\"kind\":\"CHAT\"}]");
  }

  @Test
  void the_designated_officer_sees_its_subject_and_children_in_outline() {
    ObjectNode shared = shared("DESIGNATED_OFFICER", "suspect-1", "ACTIVE", "");
    assertThat(shared.propertyNames())
        .containsExactly("categories", "summary", "sharing", "people", "reporter");
    assertThat(people(shared)).hasSize(2).noneMatch(person -> person.contains("parent-1"));
    assertThat(shared.path("reporter").propertyNames()).containsExactly("organisation", "role");
  }

  @Test
  void hr_sees_the_name_of_its_subject_and_the_categories_after_the_release() {
    assertThat(shared("HR_ALLEGATIONS", "suspect-1", "ACTIVE", "").toString())
        .isEqualTo("{\"people\":[{\"ref\":\"suspect-1\",\"name\":\"Robin\"}]}");
    assertThat(shared("HR_ALLEGATIONS", "suspect-1", "RELEASED", "").propertyNames())
        .containsExactly("categories", "people");
  }

  @ParameterizedTest
  @CsvSource({
    "SOCIAL_CARE, 1",
    "POLICE, 4",
    "CEOP_PREPARATION, 1",
    "HR_ALLEGATIONS, 0",
    "DESIGNATED_OFFICER, 0",
    "TRIAGE, 1"
  })
  void a_protected_reporter_is_an_organisation_except_to_the_police(String agency, int fields) {
    ObjectNode shared = shared(agency, "suspect-1", "ACTIVE", ",'identityProtected':'YES'");
    assertThat(shared.path("reporter").propertyNames()).hasSize(fields);
  }

  private static ObjectNode shared(String agency, String subject, String embargo, String reporter) {
    JsonNode known = LifeScript.json(KNOWN.replace("'Alex'", "'Alex'" + reporter));
    return PlainSharing.of(known, TODAY, new PlainKey(agency, subject), embargo);
  }

  private static List<String> people(JsonNode shared) {
    return shared.path("people").valueStream().map(JsonNode::toString).toList();
  }
}
