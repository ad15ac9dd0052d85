package org.referralrouter.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.referralrouter.wire.Json;
import picocli.CommandLine.Help.Ansi;

class RulingProcedureTest {
  @Test
  void the_version_in_force_is_told_with_its_digest_and_since_when_it_decides() {
    assertThat(
            lines(
                """
                {"id": "ours", "version": "1", "digest": "sha256:0123456789abcdef", "from": "2026-11-02T10:00:00Z"}"""))
        .containsExactly(
            "Procedure in force: ours 1 (sha256:0123456789ab), since 2026-11-02T10:00:00Z");
  }

  @Test
  void a_version_that_was_refused_is_told_with_the_one_that_rules_instead() {
    assertThat(
            lines(
                """
                {"id": "ours", "version": "1", "digest": "sha256:0123456789abcdef", "from": "2026-11-02T10:00:00Z",
                 "refused": {"id": "ours", "version": "2", "digest": "sha256:fedcba9876543210"}}"""))
        .last()
        .asString()
        .contains("ours 2 (sha256:fedcba987654) was refused")
        .contains("ours 1 (sha256:0123456789ab) rules instead")
        .contains("./referrals procedure check DIR");
  }

  @Test
  void a_version_to_come_is_told_with_its_time() {
    assertThat(
            lines(
                """
                {"id": "ours", "version": "1", "digest": "sha256:00", "from": "2026-11-02T10:00:00Z",
                 "next": {"id": "ours", "version": "2", "digest": "sha256:ff", "from": "2026-11-03T10:00:00Z"}}"""))
        .last()
        .asString()
        .isEqualTo("Comes into force: ours 2 (sha256:ff), at 2026-11-03T10:00:00Z");
  }

  @Test
  void that_none_is_in_force_is_said() {
    assertThat(lines("{}")).singleElement().asString().startsWith("No procedure is in force");
  }

  private static List<String> lines(String told) {
    return RulingProcedure.of(Json.mapper().readTree(told)).lines().stream()
        .map(Ansi.OFF::string)
        .map(Object::toString)
        .toList();
  }
}
