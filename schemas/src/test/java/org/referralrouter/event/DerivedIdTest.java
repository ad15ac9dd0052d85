package org.referralrouter.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;

class DerivedIdTest {
  private static final UUID CONCERN = UUID.fromString("3f2b1c9e-7a55-4c1e-9d0a-1b2c3d4e5f60");

  @Test
  void the_same_parts_give_the_same_uuid_of_version_5() {
    UUID id = DerivedId.of(CONCERN, "a", "b");

    assertThat(id).isEqualTo(DerivedId.of(CONCERN, "a", "b"));
    assertThat(id.version()).isEqualTo(5);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void parts_never_run_together() {
    assertThat(DerivedId.of(CONCERN, "ab", "c")).isNotEqualTo(DerivedId.of(CONCERN, "a", "bc"));
  }

  @Test
  void a_referral_has_one_id_for_each_agency_and_subject() {
    assertThat(Referral.id(CONCERN, Agency.POLICE, null))
        .isNotEqualTo(Referral.id(CONCERN, Agency.TRIAGE, null))
        .isNotEqualTo(Referral.id(CONCERN, Agency.POLICE, "child-1"))
        .isEqualTo(Referral.id(CONCERN, Agency.POLICE, null));
  }
}
