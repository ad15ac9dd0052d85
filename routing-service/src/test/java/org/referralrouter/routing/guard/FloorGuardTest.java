package org.referralrouter.routing.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.referralrouter.routing.procedure.ProcedureDirectory;

/** What the product asks of the rows of every procedure; each is seen refused by a broken copy. */
class FloorGuardTest {
  private static final String CONFIDENTIALITY = "confidentiality.dmn";
  private static final String CONCERN = "rules-concern.dmn";
  private static final String CHILD = "rules-child.dmn";
  private static final String SUSPECT = "rules-adult-suspect.dmn";

  @TempDir private Path directory;

  /** How a copy is broken. */
  @FunctionalInterface
  interface Break {
    void in(BrokenCopy copy) throws IOException;
  }

  @Test
  void the_procedure_that_comes_along_keeps_them() {
    assertThat(FloorGuard.refusals(ProcedureDirectory.bundled("staffordshire-e-safety", "1")))
        .isEmpty();
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        broken("K1 is gone", copy -> copy.without(CONFIDENTIALITY, "K1"), "K1", "opens an embargo"),
        broken(
            "K1 opens nothing",
            copy -> copy.cell(CONFIDENTIALITY, "K1", "out_embargoEffect", "\"NONE\""),
            "K1",
            "opens an embargo"),
        broken(
            "K1 is not told to one agency",
            copy -> copy.cell(CONFIDENTIALITY, "K1", "agency", "not(\"CEOP_PREPARATION\")"),
            "K1",
            "agency is CEOP_PREPARATION"),
        broken(
            "K1 holds only where a reporter is protected",
            copy -> copy.cell(CONFIDENTIALITY, "K1", "identityProtected", "\"YES\""),
            "K1",
            "identityProtected is"),
        broken(
            "K1 is lost where bullying is told as well",
            copy ->
                copy.cell(
                    CONFIDENTIALITY,
                    "K1",
                    "categories",
                    "not(list contains(?, \"CYBERBULLYING\"))"),
            "K1",
            "CYBERBULLYING"),
        broken(
            "K1 is lost in a mixture of three",
            copy ->
                copy.cell(
                    CONFIDENTIALITY,
                    "K1",
                    "categories",
                    "not(list contains(?, \"CYBERBULLYING\") and list contains(?, \"HARMFUL_CONTENT\"))"),
            "K1",
            "CYBERBULLYING"),
        broken(
            "grooming is not sexual any more",
            copy -> copy.cell("categories.dmn", "ONLINE_GROOMING", "out_sexual", "false"),
            "K1",
            "categories is [ONLINE_GROOMING]"),
        broken(
            "where no adult is suspected the police are not told",
            copy -> copy.without(CONCERN, "P3"),
            "P2, P3",
            "anyAdultSuspect is false"),
        broken(
            "the police are told only where a child is not identified",
            copy -> copy.without(CONCERN, "P2"),
            "P2, P3",
            "childIdentified is YES"),
        broken("CEOP is not told", copy -> copy.without(CONCERN, "E1"), "E1", "CEOP"),
        broken(
            "a harmed child who lives in the household reaches nobody",
            copy -> copy.cell(CHILD, "C1", "roles", "? = [\"VICTIM\"]"),
            "C1",
            "roles is"),
        broken(
            "the designated officer is not told",
            copy -> copy.without(SUSPECT, "S3"),
            "S3",
            "reaches the designated officer"),
        broken(
            "danger can wait",
            copy -> copy.cell(CONCERN, "P14", "out_urgency", "\"URGENT\""),
            "P14",
            "reaches the police as IMMEDIATE"),
        broken(
            "danger is told elsewhere",
            copy -> copy.cell(CONCERN, "P14", "out_agency", "\"TRIAGE\""),
            "P14",
            "reaches the police as IMMEDIATE"),
        broken(
            "an HR contact who is suspected bars nothing",
            copy -> copy.without("positions.dmn", "S2_HR_CONTACT"),
            "S2_HR_CONTACT",
            "HR is barred"),
        broken(
            "HR is told though it is barred",
            copy -> copy.cell(SUSPECT, "S2", "barredAgencies", "-"),
            "S2",
            "nothing is referred to HR while it is barred"),
        broken(
            "HR is told of the concern as a whole",
            copy -> copy.cell(CONCERN, "P12", "out_agency", "\"HR_ALLEGATIONS\""),
            "P12",
            "nothing is referred to HR while it is barred"),
        broken(
            "a conflict of interest is passed over in silence",
            copy -> copy.without("not-referred.dmn", "S2_CONFLICT"),
            "S2_CONFLICT",
            "not referred to it"));
  }

  private static Arguments broken(String what, Break how, String row, String says) {
    return Arguments.of(what, how, row, says);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void a_copy_that_breaks_one_is_refused_with_its_row(
      String what, Break how, String row, String says) throws IOException {
    BrokenCopy copy = BrokenCopy.in(directory);
    how.in(copy);

    List<Refusal> refusals = FloorGuard.refusals(copy.procedure());

    assertThat(refusals)
        .as(what)
        .anySatisfy(
            refusal -> {
              assertThat(refusal.row()).isEqualTo(row);
              assertThat(refusal.reason()).contains(says);
            });
  }
}
