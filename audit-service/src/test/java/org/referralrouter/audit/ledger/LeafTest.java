package org.referralrouter.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.referralrouter.audit.ledger.Leaf.Commitment;
import org.referralrouter.audit.tlog.Bundle;
import org.referralrouter.audit.tlog.Hash;

class LeafTest {
  private static final LogId LOG =
      new LogId(UUID.fromString("6f8a2c1e-0000-4000-8000-0000000000aa"), 2);

  @Test
  void a_leaf_of_version_1_has_these_bytes_for_ever() throws IOException {
    try (var golden = LeafTest.class.getResourceAsStream("/golden/leaf-1.hex")) {
      String hex = new String(golden.readAllBytes(), StandardCharsets.US_ASCII).strip();
      Leaf leaf = leaf(UUID.fromString("00000000-0000-4000-8000-0000000000bb"), 2);
      assertThat(HexFormat.of().formatHex(leaf.bytes())).isEqualTo(hex);
      assertThat(Leaf.parse(HexFormat.of().parseHex(hex))).isEqualTo(leaf);
    }
  }

  @Test
  void what_a_leaf_does_not_have_it_does_not_have_when_it_is_read() {
    Leaf bare =
        new Leaf(
            LOG,
            0,
            Instant.EPOCH,
            "UNREADABLE",
            null,
            "",
            Instant.EPOCH,
            null,
            null,
            -1,
            List.of());
    assertThat(Leaf.parse(bare.bytes())).isEqualTo(bare);
  }

  @Test
  void the_largest_record_has_a_leaf_that_fits() {
    // A concern has at most 50 people, and its own part.
    assertThat(leaf(null, 51).bytes()).hasSizeLessThanOrEqualTo(Bundle.MAX_ENTRY);
  }

  @Test
  @Timeout(20)
  void bytes_that_are_cut_or_go_on_are_no_leaf() {
    byte[] bytes = leaf(UUID.randomUUID(), 3).bytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> Leaf.parse(cut)).isInstanceOf(IllegalArgumentException.class);
    }
    byte[] more = Arrays.copyOf(bytes, bytes.length + 1);
    assertThatThrownBy(() -> Leaf.parse(more)).hasMessageContaining("behind its end");
    byte[] later = bytes.clone();
    later[0] = 2;
    assertThatThrownBy(() -> Leaf.parse(later)).hasMessageContaining("version");
  }

  private static Leaf leaf(@Nullable UUID actor, int parts) {
    UUID subject = UUID.fromString("00000000-0000-4000-8000-0000000000cc");
    return new Leaf(
        LOG,
        4711,
        Instant.parse("2026-11-24T09:00:00.123Z"),
        "Acknowledgement",
        UUID.fromString("00000000-0000-4000-8000-0000000000dd"),
        "POLICE",
        Instant.parse("2026-11-24T08:59:59.987654321Z"),
        subject,
        actor,
        7,
        Collections.nCopies(parts, new Commitment(subject, 1000, Hash.EMPTY)));
  }
}
