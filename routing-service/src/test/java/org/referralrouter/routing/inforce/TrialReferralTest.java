package org.referralrouter.routing.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Basis;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.Embargo;
import org.referralrouter.decision.Purpose;
import org.referralrouter.event.Referral;
import org.referralrouter.event.TrialId;
import org.referralrouter.routing.procedure.ProcedureDirectory;

class TrialReferralTest {
  private static final LoadedProcedure PROCEDURE =
      LoadedProcedure.of(ProcedureDirectory.bundled("staffordshire-e-safety", "1"));
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final UUID TRIAL = TrialId.of(UUID.randomUUID());

  private final Routers routers =
      new Routers(
          ProceduresInForce.always(PROCEDURE), ZoneId.of("Europe/London"), Set.<LocalDate>of());

  @ParameterizedTest
  @FieldSource("org.referralrouter.concern.Agency#OF_THE_CONTRACT")
  void an_agency_is_sent_what_its_row_of_the_need_to_know_table_grants(Agency agency) {
    Referral sent = sent(agency);

    assertThat(sent.shared())
        .isEqualTo(
            PROCEDURE
                .needToKnow()
                .share(
                    InventedConcern.read(),
                    LocalDate.of(2026, 1, 3),
                    agency,
                    sent.subject(),
                    Embargo.ACTIVE));
    assertThat(sent.shared().people()).isNotEmpty();
    assertThat(sent.test()).isTrue();
    assertThat(sent.referralId()).isEqualTo(Referral.id(TRIAL, agency, sent.subject()));
  }

  @ParameterizedTest
  @FieldSource("org.referralrouter.concern.Agency#OF_THE_CONTRACT")
  void nobody_waits_for_an_answer_and_the_suspect_must_not_be_alerted(Agency agency) {
    Referral sent = sent(agency);

    assertThat(sent.receiptBy()).isNull();
    assertThat(sent.decisionBy()).isNull();
    assertThat(sent.embargo()).isEqualTo(Embargo.ACTIVE);
    assertThat(sent.confidentiality())
        .extracting(Confidentiality::flag)
        .contains("DO_NOT_ALERT_SUSPECT");
  }

  @Test
  void hr_is_told_no_basis_as_of_any_referral_under_an_embargo() {
    assertThat(sent(Agency.HR_ALLEGATIONS).purposes())
        .extracting(Purpose::basis)
        .containsOnly(Basis.WITHHELD);
    assertThat(sent(Agency.POLICE).purposes())
        .extracting(Purpose::basis)
        .doesNotContain(Basis.WITHHELD);
  }

  @Test
  void no_trial_has_the_id_of_a_real_concern() {
    assertThatThrownBy(() -> routers.trialsInForce(NOW).sent(UUID.randomUUID(), Agency.POLICE, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Referral sent(Agency agency) {
    return routers.trialsInForce(NOW).sent(TRIAL, agency, NOW);
  }
}
