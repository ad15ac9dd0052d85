package org.referralrouter.routing.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.procedure.RuleTable;
import org.referralrouter.routing.register.RegisterCheck.Fault;
import org.referralrouter.wire.AgenciesFile;

class RegisterTest {
  private static final ProcedureDirectory PROCEDURE =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1");
  private static final List<RuleTable> TABLES = PROCEDURE.tables();
  private static final Register REGISTER = Register.of(PROCEDURE);

  @Test
  void every_paragraph_from_1_to_47_is_accounted_for() {
    assertThat(REGISTER.paragraphs())
        .extracting(Paragraph::paragraph)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 47).mapToObj(Integer::toString).toList());
    assertThat(RegisterCheck.faults(REGISTER, TABLES, AgenciesFile.bundled())).isEmpty();
  }

  @Test
  void the_paragraphs_that_route_nothing_are_background_with_a_reason() {
    assertThat(REGISTER.paragraphs())
        .filteredOn(paragraph -> paragraph.background() != null)
        .extracting(Paragraph::paragraph)
        .containsExactly(
            "1", "2", "3", "4", "5", "6", "7", "8", "22", "23", "24", "34", "39", "41", "47");
  }

  @Test
  void where_the_text_is_out_of_date_the_register_says_so() {
    assertThat(REGISTER.paragraphs())
        .filteredOn(paragraph -> paragraph.currentLaw() != null)
        .extracting(Paragraph::paragraph)
        .contains("13", "16", "21", "26", "27", "33");
    assertThat(REGISTER.texts().currentLaw("handling", "GROOMING_OFFENCE_ELEMENTS")).isNotBlank();
  }

  @Test
  void a_missing_paragraph_is_told() {
    assertThat(faultsWhere(paragraphs -> without(paragraphs, "26")))
        .extracting(Fault::reason)
        .contains("cites paragraph 26, which is missing");
  }

  @Test
  void a_rule_that_does_not_exist_is_told() {
    assertThat(faultsWhere(paragraphs -> withRules(paragraphs, "12", List.of("H13", "H99"))))
        .contains(new Fault("paragraphs.json", "paragraph 12", "names H99, which is in no table"));
  }

  @Test
  void a_rule_that_no_paragraph_names_is_told() {
    assertThat(faultsWhere(paragraphs -> withRules(paragraphs, "12", List.of())))
        .contains(new Fault("paragraphs.json", "H13", "cites paragraph 12, which does not name it"))
        .extracting(Fault::reason)
        .contains(
            "must either lead to rules or fields, or be background with its reason, and not both");
  }

  @Test
  void an_interpretation_without_its_reason_is_told() {
    assertThat(
            faultsWhere(
                paragraphs ->
                    paragraphs.stream()
                        .map(
                            each ->
                                each.paragraph().equals("21")
                                    ? new Paragraph(
                                        "21",
                                        each.summary(),
                                        each.rules(),
                                        each.fields(),
                                        null,
                                        Map.of(),
                                        null)
                                    : each)
                        .toList()))
        .contains(
            new Fault(
                "paragraphs.json", "paragraph 21", "does not say why the board decided on E1"));
  }

  @Test
  void a_code_without_words_is_told() {
    Register wordless = new Register(REGISTER.paragraphs(), new Texts(Map.of()));

    assertThat(RegisterCheck.faults(wordless, TABLES, AgenciesFile.bundled()))
        .contains(
            new Fault(
                "texts.json", "C2", "there are no words for SECTION_47_ENQUIRY among purposes"),
            new Fault("texts.json", "POLICE", "there are no words for POLICE among agencies"));
  }

  private static List<Fault> faultsWhere(UnaryOperator<List<Paragraph>> change) {
    return RegisterCheck.faults(
        new Register(change.apply(REGISTER.paragraphs()), REGISTER.texts()),
        TABLES,
        AgenciesFile.bundled());
  }

  private static List<Paragraph> without(List<Paragraph> paragraphs, String number) {
    return paragraphs.stream().filter(each -> !each.paragraph().equals(number)).toList();
  }

  private static List<Paragraph> withRules(
      List<Paragraph> paragraphs, String number, List<String> rules) {
    List<Paragraph> changed = new ArrayList<>();
    for (Paragraph each : paragraphs) {
      changed.add(
          each.paragraph().equals(number)
              ? new Paragraph(
                  number, each.summary(), rules, each.fields(), null, each.interpretations(), null)
              : each);
    }
    return changed;
  }
}
