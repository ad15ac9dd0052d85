package org.referralrouter.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.referralrouter.decision.Embargo;
import org.referralrouter.wire.Json;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.JsonNode;

class StatusTextTest {
  private static final JsonNode ACTIVE =
      Json.mapper()
          .readTree(
              """
              {"decided": {"at": "2026-11-02T10:00:00Z", "advice": [{"code": "DISCUSS_WITH_LINE_MANAGER"}]},
               "agencies": [{"agency": "SOCIAL_CARE", "told": true, "received": true, "decided": "NO_FURTHER_ACTION"}],
               "agencyCount": 3}""");
  private static final JsonNode RELEASED =
      Json.mapper()
          .readTree(
              """
              {"decided": {"at": "2026-11-02T10:00:00Z", "advice": []},
               "agencies": [{"agency": "SOCIAL_CARE", "told": false, "received": false, "decided": null},
                {"agency": "POLICE", "told": true, "received": false, "decided": null, "overdue": true}],
               "agencyCount": 2}""");

  @Test
  void what_each_named_agency_did_is_told_and_how_many_there_are_in_all() {
    assertThat(StatusText.of(ACTIVE).stream().map(Ansi.OFF::string).map(Object::toString))
        .containsExactly(
            "  reporter  may know: decided, advice DISCUSS_WITH_LINE_MANAGER; 3 agencies in all, 1 named",
            "    social-care        told, received, no further action");
    assertThat(StatusText.of(RELEASED).stream().map(Ansi.OFF::string).map(Object::toString))
        .containsExactly(
            "  reporter  may know: decided, advice none; 2 agencies in all, 2 named",
            "    social-care        not told yet",
            "    police             told, overdue");
  }

  @Test
  void the_police_are_named_only_without_an_active_embargo() {
    assertThat(StatusText.under(Embargo.ACTIVE)).accepts(ACTIVE).rejects(RELEASED);
    assertThat(StatusText.under(Embargo.RELEASED)).accepts(RELEASED).rejects(ACTIVE);
  }

  @Test
  void before_the_decision_nothing_fits() {
    var undecided = Json.mapper().readTree("{\"decided\": null, \"agencies\": []}");
    assertThat(StatusText.under(Embargo.ACTIVE)).rejects(undecided);
  }
}
