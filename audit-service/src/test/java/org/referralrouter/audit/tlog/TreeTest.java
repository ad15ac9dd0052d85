package org.referralrouter.audit.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 7, 8, 255, 256, 257, 511, 512, 700})
  void tiles_leaves_and_the_definition_give_one_root(int size) {
    SomeLog log = SomeLog.of(size);
    Frontier frontier = new Frontier();
    IntStream.range(0, size).forEach(i -> frontier.append(Hash.leaf(log.entry(i))));
    Hash root = log.root(0, size);
    assertThat(log.edge().root()).isEqualTo(root);
    assertThat(frontier.root()).isEqualTo(root);
    assertThat(new Proofs(log, size).root()).isEqualTo(root);
    assertThat(Frontier.of(size, frontier.bytes()).root()).isEqualTo(root);
  }

  @Test
  void two_full_levels_of_tiles_give_the_same_root_as_the_leaves() {
    int size = Tile.FULL * Tile.FULL + 300;
    SomeLog log = SomeLog.of(size);
    assertThat(log.edge().root()).isEqualTo(log.root(0, size));
    assertThat(new Proofs(log, size).root()).isEqualTo(log.root(0, size));
    assertThat(
            Proofs.isIncluded(
                Hash.leaf(log.entry(65_000)),
                65_000,
                size,
                new Proofs(log, size).inclusion(65_000),
                log.root(0, size)))
        .isTrue();
  }

  @Test
  void every_leaf_of_every_small_tree_is_proven_and_no_other_is() {
    SomeLog log = SomeLog.of(40);
    for (int size = 1; size <= 40; size++) {
      Hash root = log.root(0, size);
      for (int index = 0; index < size; index++) {
        List<Hash> proof = new Proofs(log, size).inclusion(index);
        Hash leaf = Hash.leaf(log.entry(index));
        assertThat(Proofs.isIncluded(leaf, index, size, proof, root)).isTrue();
        assertThat(Proofs.isIncluded(Hash.node(leaf, leaf), index, size, proof, root)).isFalse();
        assertThat(Proofs.isIncluded(leaf, index + 1, size, proof, root)).isFalse();
        List<Hash> longer = new ArrayList<>(proof);
        longer.add(leaf);
        assertThat(Proofs.isIncluded(leaf, index, size, longer, root)).isFalse();
      }
    }
  }

  @Test
  void every_small_tree_is_proven_to_be_the_beginning_of_every_larger_one() {
    SomeLog log = SomeLog.of(40);
    Hash other = Hash.node(Hash.EMPTY, Hash.EMPTY);
    for (int newer = 0; newer <= 40; newer++) {
      for (int older = 0; older <= newer; older++) {
        List<Hash> proof = new Proofs(log, newer).consistency(older);
        Hash olderRoot = log.root(0, older);
        Hash newerRoot = log.root(0, newer);
        assertThat(Proofs.isConsistent(older, olderRoot, newer, newerRoot, proof))
            .as("%d of %d", older, newer)
            .isTrue();
        assertThat(Proofs.isConsistent(older, other, newer, newerRoot, proof)).isFalse();
        if (older > 0) {
          assertThat(Proofs.isConsistent(older, olderRoot, newer, other, proof)).isFalse();
        }
        for (int i = 0; i < proof.size(); i++) {
          List<Hash> changed = new ArrayList<>(proof);
          changed.set(i, other);
          assertThat(Proofs.isConsistent(older, olderRoot, newer, newerRoot, changed)).isFalse();
        }
      }
    }
  }

  @Test
  void an_edge_is_what_was_kept_of_it() {
    SomeLog log = SomeLog.of(600);
    RightEdge edge = RightEdge.of(600, List.of(log.edge().level(0), log.edge().level(1)));
    assertThat(edge.root()).isEqualTo(log.root(0, 600));
    assertThatThrownBy(() -> RightEdge.of(601, List.of(log.edge().level(0), log.edge().level(1))))
        .hasMessageContaining("ends with 89 hashes, not 88");
  }

  @ParameterizedTest
  @CsvSource({
    "tile/0/000, 0, 0, 256",
    "tile/0/x001/x234/067, 0, 1234067, 256",
    "tile/63/007.p/1, 63, 7, 1",
    "tile/entries/x001/000.p/255, -1, 1000, 255"
  })
  void a_path_names_a_tile(String path, int level, long index, int width) {
    assertThat(Tile.at(path)).hasValue(new Tile(level, index, width));
    assertThat(new Tile(level, index, width).path()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/0/0",
        "tile/00/000",
        "tile/64/000",
        "tile/0/x000/001",
        "tile/0/001/001",
        "tile/0/x01/001",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/data/000",
        "tile/0/../000",
        "tile/0/x999/x999/x999/x999/x999/x999/999"
      })
  void another_path_names_none(String path) {
    assertThat(Tile.at(path)).isEmpty();
  }

  @Test
  void a_tree_has_these_tiles() {
    assertThat(Tile.of(513))
        .extracting(Tile::path)
        .containsExactly(
            "tile/entries/000",
            "tile/entries/001",
            "tile/entries/002.p/1",
            "tile/0/000",
            "tile/0/001",
            "tile/0/002.p/1",
            "tile/1/000.p/2");
  }

  @Test
  void a_bundle_gives_its_entries_back_or_says_where_it_ends() {
    List<byte[]> entries = List.of(new byte[0], new byte[] {1}, new byte[Bundle.MAX_ENTRY]);
    byte[] bytes = Bundle.bytes(entries);
    assertThat(Bundle.entries(bytes)).hasSize(3).last().isEqualTo(entries.getLast());
    assertThatThrownBy(() -> Bundle.entries(new byte[] {0, 2, 1}))
        .hasMessageContaining("middle of an entry");
    assertThatThrownBy(() -> Bundle.bytes(List.of(new byte[Bundle.MAX_ENTRY + 1])))
        .hasMessageContaining("65,535");
  }
}
