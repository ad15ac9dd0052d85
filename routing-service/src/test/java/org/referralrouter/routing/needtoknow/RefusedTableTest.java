package org.referralrouter.routing.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.referralrouter.concern.Agency.HR_ALLEGATIONS;
import static org.referralrouter.concern.Agency.POLICE;
import static org.referralrouter.concern.Agency.SOCIAL_CARE;
import static org.referralrouter.concern.Agency.TRIAGE;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Evidence;
import org.referralrouter.concern.OnlinePlace;
import org.referralrouter.concern.Person;
import org.referralrouter.concern.Reporter;
import org.referralrouter.routing.procedure.RefusedProcedure;
import org.referralrouter.wire.AgenciesFile;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is wrong with a need-to-know table is said when it is read, by the name of what is wrong.
 */
class RefusedTableTest {
  static Stream<Arguments> broken() {
    return Stream.of(
        broken(
            "a field that a person does not have",
            table -> NeedToKnowTables.row(table, HR_ALLEGATIONS, "subject").add("nme"),
            "HR_ALLEGATIONS/subject: there is no field \"nme\""),
        broken(
            "a field that nobody is told",
            table -> NeedToKnowTables.row(table, POLICE, "concern").add("retract"),
            "POLICE/concern: there is no field \"retract\""),
        broken(
            "an unknown row",
            table -> NeedToKnowTables.of(table, TRIAGE).putArray("neighbours"),
            "TRIAGE: there is no neighbours"),
        broken(
            "an unknown agency",
            table -> ((ObjectNode) table.get("agencies")).putObject("PRESS"),
            "agencies: there is no PRESS"),
        broken(
            "an unknown part of the table",
            table -> table.putObject("rows"),
            "the table: there is no rows"),
        broken(
            "a missing row",
            table -> NeedToKnowTables.of(table, SOCIAL_CARE).remove("otherAdults"),
            "SOCIAL_CARE: otherAdults is missing"),
        broken(
            "a missing agency",
            table -> ((ObjectNode) table.get("agencies")).remove("TRIAGE"),
            "agencies: TRIAGE is missing"),
        broken(
            "a word that is no list",
            table -> NeedToKnowTables.of(table, TRIAGE).put("online", "all"),
            "TRIAGE/online: must be a list of fields"),
        broken(
            "a person without the ref that tells them apart",
            table -> NeedToKnowTables.row(table, HR_ALLEGATIONS, "otherAdults").add("name"),
            "HR_ALLEGATIONS/otherAdults: must grant ref"),
        broken(
            "a place online without its kind",
            table -> NeedToKnowTables.row(table, HR_ALLEGATIONS, "online").add("url"),
            "HR_ALLEGATIONS/online: must grant kind"));
  }

  private static Arguments broken(String what, Consumer<ObjectNode> change, String said) {
    return Arguments.of(what, change, said);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void a_broken_table_is_refused_by_name(String what, Consumer<ObjectNode> change, String said) {
    assertThatThrownBy(() -> NeedToKnowTables.changed(change))
        .as(what)
        .isInstanceOf(RefusedProcedure.class)
        .hasMessageStartingWith("need-to-know.json")
        .hasMessageContaining(said);
  }

  @Test
  void what_is_not_json_is_refused() {
    assertThatThrownBy(
            () -> new NeedToKnow("{".getBytes(StandardCharsets.UTF_8), AgenciesFile.bundled()))
        .isInstanceOf(RefusedProcedure.class)
        .hasMessageContaining("is not JSON");
  }

  @Test
  void every_field_of_a_concern_stands_in_some_row_but_retract() {
    assertThat(names(PersonField.values())).isEqualTo(components(Person.class));
    assertThat(names(ReporterField.values())).isEqualTo(components(Reporter.class));
    assertThat(names(OnlineField.values())).isEqualTo(components(OnlinePlace.class));
    assertThat(names(EvidenceField.values())).isEqualTo(components(Evidence.class));
    assertThat(names(ConcernField.values()))
        .isEqualTo(
            components(Concern.class).stream()
                .filter(
                    name ->
                        !List.of("reporter", "people", "online", "evidence", "retract")
                            .contains(name))
                .toList());
  }

  private static List<String> names(Field... fields) {
    return Arrays.stream(fields).map(Field::fieldName).toList();
  }

  private static List<String> components(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }
}
