package org.referralrouter.routing.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Position;
import org.referralrouter.routing.needtoknow.NeedToKnow;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.procedure.RefusedProcedure;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** What the guards say of a procedure that names another agency and has not all that it needs. */
class SeventhAgencyTest {
  private static final ProcedureDirectory BUNDLED =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1");
  private static final Agencies SEVEN = seven();

  private static Agencies seven() {
    List<Agencies.Entry> entries = new ArrayList<>(AgenciesFile.bundled().entries());
    entries.add(
        new Agencies.Entry(new Agency("HEALTH"), "Health", new Position("HEALTH_DESK"), false));
    return new Agencies(entries);
  }

  private static byte[] file(Agencies agencies) {
    ObjectNode json = Json.mapper().createObjectNode();
    for (Agencies.Entry entry : agencies.entries()) {
      json.withArray("agencies")
          .addObject()
          .put("code", entry.agency().name())
          .put("name", entry.name())
          .put("desk", entry.desk().name())
          .put("alwaysNamed", entry.alwaysNamed());
    }
    return Json.mapper().writeValueAsBytes(json);
  }

  @Test
  void the_contracts_agencies_in_a_file_of_its_own_are_the_same_procedure_but_for_its_digest() {
    ProcedureDirectory own = BUNDLED.with(AgenciesFile.NAME, file(AgenciesFile.bundled()));

    assertThat(own.agencies()).isEqualTo(BUNDLED.agencies());
    assertThat(own.procedure().digest()).isNotEqualTo(BUNDLED.procedure().digest());
  }

  @Test
  void an_agency_without_the_rest_is_refused_by_all_that_it_lacks() {
    ProcedureDirectory named = BUNDLED.with(AgenciesFile.NAME, file(SEVEN));

    assertThat(Guards.refusals(named))
        .extracting(Refusal::toString)
        .anyMatch(text -> text.contains("need-to-know.json") && text.contains("HEALTH is missing"))
        .anyMatch(
            text ->
                text.contains(
                    "cannot be asked with the value HEALTH_DESK; add it to the allowed values"))
        .anyMatch(
            text ->
                text.contains("texts.json")
                    && text.contains("there are no words for HEALTH among agencies"))
        .anyMatch(
            text ->
                text.contains("texts.json")
                    && text.contains("there are no words for HEALTH_DESK among positions"));
  }

  @Test
  void a_desk_that_no_row_is_about_is_refused() {
    assertThat(DeskGuard.refusals(BUNDLED.with(AgenciesFile.NAME, file(AgenciesFile.bundled()))))
        .isEmpty();
    String positions =
        new String(BUNDLED.bytes("positions.dmn"), UTF_8).replace("K7_DUTY_DESK", "K7_OTHER");
    ProcedureDirectory without =
        BUNDLED.with(
            "positions.dmn",
            positions
                .replace("list contains(?, \"DUTY_DESK\")", "list contains(?, \"CEOP_DESK\")")
                .getBytes(UTF_8));

    assertThat(DeskGuard.refusals(without))
        .singleElement()
        .extracting(Refusal::toString)
        .asString()
        .contains("DUTY_DESK")
        .contains("TRIAGE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "concernAfterRelease",
        "suspects",
        "otherAdults",
        "reporter",
        "online",
        "evidence"
      })
  void another_agency_is_told_no_more_than_the_product_allows(String row) {
    ObjectNode table = (ObjectNode) Json.mapper().readTree(BUNDLED.needToKnow());
    ObjectNode agencies = table.withObject("agencies");
    agencies.set("HEALTH", agencies.get("DESIGNATED_OFFICER").deepCopy());
    assertThat(SharingGuard.refusals(of(table), SEVEN)).isEmpty();
    agencies.withObject("HEALTH").put(row, "*");

    assertThat(SharingGuard.refusals(of(table), SEVEN))
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.toString()).contains("HEALTH/" + row));
  }

  @Test
  void a_wrong_file_of_agencies_is_no_procedure() {
    assertThatThrownBy(() -> BUNDLED.with(AgenciesFile.NAME, "{}".getBytes(UTF_8)))
        .isInstanceOf(RefusedProcedure.class)
        .hasMessageContaining(AgenciesFile.NAME)
        .hasMessageContaining("it has no list of agencies");
  }

  private static NeedToKnow of(ObjectNode table) {
    return new NeedToKnow(Json.mapper().writeValueAsBytes(table), SEVEN);
  }
}
