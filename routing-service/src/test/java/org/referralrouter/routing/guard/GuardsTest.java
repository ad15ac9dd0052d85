package org.referralrouter.routing.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.referralrouter.routing.procedure.FactDomains;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.procedure.RuleTable;

@Execution(ExecutionMode.CONCURRENT)
class GuardsTest {
  private static final ProcedureDirectory BUNDLED =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1");

  @TempDir private Path candidate;

  @BeforeEach
  void a_candidate_that_is_a_copy() throws IOException {
    try (Stream<Path> files =
        Files.list(Path.of("src/main/resources/procedures/staffordshire-e-safety/1"))) {
      for (Path file : files.toList()) {
        Files.copy(file, candidate.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void the_procedure_that_comes_along_may_decide() {
    assertThat(Guards.refusals(BUNDLED)).isEmpty();
  }

  @Test
  void every_column_of_every_table_has_its_domain_of_values() {
    Set<String> columns = new TreeSet<>();
    BUNDLED.tables().stream().map(RuleTable::columns).forEach(columns::addAll);

    assertThat(FactDomains.names()).containsAll(columns);
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        broken("no XML", "advice.dmn", "</decisionTable>", "", "file", "is not DMN"),
        broken(
            "no FEEL",
            "advice.dmn",
            "A1_severity\"><text>\"LOW\"",
            "A1_severity\"><text>\"LOW",
            "file",
            "advice"),
        broken(
            "asks an unknown fact",
            "rules-child.dmn",
            "\\bharm([\"<])",
            "harms$1",
            "column harms",
            "no fact is called so"),
        broken(
            "a misspelt code",
            "rules-child.dmn",
            "C9_severity\"><text>\"SERIOUS\"",
            "C9_severity\"><text>\"SERIUS\"",
            "C9",
            "SERIUS"),
        broken(
            "an unknown agency",
            "rules-adult-suspect.dmn",
            "S1_out_agency\"><text>\"SOCIAL_CARE\"",
            "S1_out_agency\"><text>\"SOCIAL_SERVICES\"",
            "S1",
            "its agency must be one of"),
        broken(
            "a rule without a paragraph",
            "rules-concern.dmn",
            "P2_out_paragraphs\"><text>[\"13\"]",
            "P2_out_paragraphs\"><text>[]",
            "P2",
            "its paragraphs must name at least one paragraph"),
        broken(
            "an unknown urgency",
            "rules-concern.dmn",
            "P2_out_urgency\"><text>\"URGENT\"",
            "P2_out_urgency\"><text>\"SOON\"",
            "P2",
            "its urgency must be one of"),
        broken(
            "an id twice",
            "rules-adult-suspect.dmn",
            "<rule id=\"S4\">",
            "<rule id=\"S3\">",
            "S3",
            "another row has this id already"),
        broken(
            "an id that is not what the row says",
            "rules-adult-suspect.dmn",
            "<rule id=\"S4\">",
            "<rule id=\"S9\">",
            "S9",
            "must be the same"),
        broken(
            "a row that nothing can meet",
            "rules-adult-suspect.dmn",
            "S5_sexual\"><text>-",
            "S5_sexual\"><text>false",
            "S5",
            "no concern can ever meet this row"),
        broken(
            "a hit policy that hears one row only",
            "rules-child.dmn",
            "hitPolicy=\"COLLECT\"",
            "hitPolicy=\"FIRST\"",
            "table",
            "must be COLLECT"),
        broken(
            "a type that lacks a value",
            "rules-concern.dmn",
            "\"CYBERBULLYING\",\"RECORDED_ASSAULT\"",
            "\"RECORDED_ASSAULT\"",
            "column categories",
            "cannot be asked with the value"),
        broken("clocks that are none", "clocks.json", "{", "[", "file", "cannot be read"),
        broken(
            "silence",
            "rules-duty-desk.dmn",
            "(?s)<rule id=\"F1\">.*?</rule>",
            "",
            Principles.SILENCE,
            "CYBERBULLYING"),
        broken(
            "not knowing as less than no",
            "rules-adult-suspect.dmn",
            "S1_childIdentified\"><text>\"NO\",\"UNKNOWN\"",
            "S1_childIdentified\"><text>\"NO\"",
            "S1",
            Principles.AS_WIDE_AS_NO),
        broken(
            "not knowing as less than no, in two categories together",
            "rules-child.dmn",
            "(?s)(<rule id=\"C2\">.*?C2_categories\"><text>)-(.*?C2_abusedInProduction\"><text>)\"YES\"",
            "$1list contains(?, \"HARMFUL_CONTENT\") and list contains(?, \"LIVE_STREAMED_ABUSE\")$2\"YES\",\"NO\"",
            "C2",
            "applies where abusedInProduction is NO and not where UNKNOWN"),
        broken(
            "a question struck for every category",
            "questions-suspect.dmn",
            "(?s)<rule id=\"Q2\">.*?</rule>",
            "",
            Principles.ROUTED_OR_ASKED,
            "S2 (worksWithChildren)"),
        broken(
            "a question struck for one category",
            "questions-concern.dmn",
            "list contains(?, \"CYBERBULLYING\") or ",
            "",
            Principles.ROUTED_OR_ASKED,
            "P7 (crimeAlleged)"),
        broken(
            "evidence that a referral waits for",
            "rules-concern.dmn",
            "plannedForGiven",
            "deviceEvidence",
            Principles.NOTHING_LOWERS,
            "P6"),
        broken(
            "a referral without the flag",
            "confidentiality.dmn",
            "K1_agency\"><text>-",
            "K1_agency\"><text>not(\"CEOP_PREPARATION\")",
            "K1",
            "agency is CEOP_PREPARATION"),
        broken(
            "HR told who reports",
            "need-to-know.json",
            "\"reporter\": [], \"protectedReporter\": [],",
            "\"reporter\": [\"name\"], \"protectedReporter\": [],",
            "HR_ALLEGATIONS/reporter",
            "no procedure may grant name"),
        broken(
            "four hours made four days",
            "clocks.json",
            "PT4H",
            "P4D",
            "receiptWithin.URGENT",
            "at most 24 hours"));
  }

  private static Arguments broken(String... words) {
    return Arguments.of((Object[]) words);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void a_broken_candidate_is_refused_with_the_row_and_the_reason(
      String what, String file, String whole, String mended, String row, String reason)
      throws IOException {
    Path path = candidate.resolve(file);
    String before = Files.readString(path);
    String after =
        whole.contains(".*?") || whole.startsWith("\\b")
            ? before.replaceAll(whole, mended)
            : before.replace(whole, mended);
    assertThat(after).as("the candidate is broken").isNotEqualTo(before);
    Files.writeString(path, after);

    List<Refusal> refusals = Guards.refusals(ProcedureDirectory.at(candidate));

    System.out.println(what + " → " + refusals);
    assertThat(refusals)
        .anySatisfy(
            refusal -> {
              assertThat(refusal.row()).isEqualTo(row);
              assertThat(refusal.reason()).contains(reason);
            });
  }
}
