package org.referralrouter.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.audit.ledger.LogId;

class GoCheckIT {
  @TempDir static Path build;
  private static GoCheck go;

  @TempDir private Path files;

  @BeforeAll
  static void buildIt() {
    go = GoCheck.built(build);
  }

  @Test
  void go_detects_every_flipped_bit_of_every_file() {
    SmallLedger ledger = SmallLedger.of(1, 2);
    ledger.writeTo(files);
    long bits = ledger.files.values().stream().mapToLong(file -> file.length * 8L).sum();
    GoCheck.Said said = check(ledger, List.of("-cosigned", "-flip"));
    System.out.println("Go: " + said.text());
    assertThat(said.text())
        .isEqualTo(
            "intact: 2 logs, 3 entries, 9 files\nflips %d, detected %d".formatted(bits, bits));
    assertThat(said.exit()).isZero();
  }

  @Test
  void go_makes_every_tile_of_a_larger_ledger_again() {
    SmallLedger ledger = SmallLedger.of(3, 700);
    ledger.append(ledger.log(0), 300);
    ledger.seal();
    ledger.writeTo(files);
    assertThat(check(ledger, List.of("-cosigned")).text())
        .startsWith("intact: 2 logs, 1003 entries");
  }

  @Test
  void go_refuses_an_entry_that_was_changed_with_its_tiles() {
    SmallLedger ledger = SmallLedger.of(3, 300);
    LogId log = ledger.log(1);
    ledger.entries(log).set(7, SmallLedger.leaf(log, 14, "Escalation"));
    ledger.serve();
    ledger.writeTo(files);
    assertThat(check(ledger, List.of("-cosigned")).exit()).isEqualTo(1);
  }

  private GoCheck.Said check(SmallLedger ledger, List<String> options) {
    return go.check(
        files,
        SmallLedger.ORIGIN,
        options,
        List.of(ledger.signer.key().text(), ledger.witness.key().text()));
  }
}
