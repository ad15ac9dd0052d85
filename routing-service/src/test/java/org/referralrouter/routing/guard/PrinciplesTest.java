package org.referralrouter.routing.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Concern;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Embargo;
import org.referralrouter.decision.Procedure;
import org.referralrouter.routing.procedure.DecisionMaker;
import org.referralrouter.routing.procedure.GeneratedConcerns;
import org.referralrouter.routing.procedure.Marks;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.procedure.Recall;
import org.referralrouter.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** The principles on whole concerns of every kind; that each can be broken is shown too. */
@Execution(ExecutionMode.CONCURRENT)
class PrinciplesTest {
  private static final ProcedureDirectory BUNDLED =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1");
  private static final DecisionMaker DECISIONS = BUNDLED.decisions();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20_261_124})
  void concerns_of_every_kind_keep_the_principles(long seed) {
    assertThat(Principles.violations(DECISIONS, BUNDLED, probes(seed, 150))).isEmpty();
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        broken(Principles.SILENCE, (_, all) -> without(Agency.TRIAGE, all)),
        broken(
            Principles.AS_WIDE_AS_NO,
            (concern, all) ->
                concern.immediateDanger() == Answer.UNKNOWN ? without(Agency.POLICE, all) : all),
        broken(
            Principles.ROUTED_OR_ASKED,
            (_, all) -> each(all, r -> changed(r, r.confidentiality(), false))),
        broken(
            Principles.APART,
            (_, all) -> Stream.concat(all.stream(), all.stream().limit(1)).toList()),
        broken(
            Principles.SAME_TEXT,
            (concern, all) ->
                concern.people().size() > 1 && concern.people().getFirst().ref().equals("person-1")
                    ? all.reversed()
                    : all),
        broken(
            Principles.NOTHING_LOWERS,
            (concern, all) -> concern.evidence().isEmpty() ? without(Agency.POLICE, all) : all),
        broken(Principles.NOT_ALERTED, (_, all) -> each(all, r -> changed(r, List.of(), true))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void decisions_that_break_a_principle_are_told(String principle, DecisionMaker broken) {
    assertThat(Principles.violations(broken, BUNDLED, probes(5, 30)))
        .extracting(Refusal::row)
        .contains(principle);
  }

  private static Arguments broken(
      String principle, BiFunction<Concern, List<DecidedReferral>, List<DecidedReferral>> change) {
    return Arguments.of(principle, new Changed(change));
  }

  /** Decides as the procedure does, and then changes the referrals. */
  private record Changed(BiFunction<Concern, List<DecidedReferral>, List<DecidedReferral>> change)
      implements DecisionMaker {
    @Override
    public Decision decide(Concern concern, LocalDate day, Embargo embargo) {
      Decision decision = DECISIONS.decide(concern, day, embargo);
      return new Decision(
          decision.procedure(),
          decision.embargo(),
          change.apply(concern, decision.referrals()),
          decision.notReferred(),
          decision.advice());
    }

    @Override
    public Marks marks(
        Concern concern,
        LocalDate day,
        Embargo embargo,
        Agency agency,
        @Nullable String subject,
        Set<String> purposes) {
      return DECISIONS.marks(concern, day, embargo, agency, subject, purposes);
    }

    @Override
    public Set<Agency> barred(Concern concern) {
      return DECISIONS.barred(concern);
    }

    @Override
    public Procedure procedure() {
      return DECISIONS.procedure();
    }

    @Override
    public Recall recall() {
      return DECISIONS.recall();
    }
  }

  private static List<DecidedReferral> without(Agency agency, List<DecidedReferral> all) {
    return all.stream().filter(referral -> !agency.equals(referral.agency())).toList();
  }

  private static List<DecidedReferral> each(
      List<DecidedReferral> all, UnaryOperator<DecidedReferral> change) {
    return all.stream().map(change).toList();
  }

  private static DecidedReferral changed(
      DecidedReferral referral, List<Confidentiality> flags, boolean asks) {
    return new DecidedReferral(
        referral.agency(),
        referral.subject(),
        referral.urgency(),
        referral.purposes(),
        flags,
        referral.handling(),
        asks ? referral.questions() : List.of());
  }

  private static List<Probe> probes(long seed, int count) {
    GeneratedConcerns concerns = new GeneratedConcerns(seed);
    List<Probe> probes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ObjectNode json = Json.mapper().valueToTree(concerns.next());
      probes.add(new Probe(json));
    }
    return probes;
  }
}
