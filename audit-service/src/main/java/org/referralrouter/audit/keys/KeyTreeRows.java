package org.referralrouter.audit.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.Random;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.referralrouter.audit.keys.KeyTree.Made;
import org.referralrouter.audit.keys.KeyTree.Node;
import org.referralrouter.audit.ledger.PayloadUnreadable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tree's nodes in PostgreSQL, wrapped. No node is below another. */
final class KeyTreeRows {
  private static final int KEY_BYTES = 32;
  private static final int MOST_GENERATIONS = 1000;

  private final JdbcClient jdbc;
  private final Aead wrapping;

  KeyTreeRows(JdbcClient jdbc, Aead wrapping) {
    this.jdbc = jdbc;
    this.wrapping = wrapping;
  }

  /** Makes the root where there is no tree yet. */
  void begin() {
    int _ =
        jdbc.sql(
                "INSERT INTO key_tree (path, wrapped_key) SELECT '', ?"
                    + " WHERE NOT EXISTS (SELECT FROM key_tree) ON CONFLICT DO NOTHING")
            .param(wrap(new Node("", Random.randBytes(KEY_BYTES))))
            .update();
  }

  /** The keys of subjects, by their texts: the same whenever they are made, until erased. */
  Map<String, Made> of(Collection<String> subjects) {
    Map<String, Made> made = new HashMap<>();
    Map<String, byte[]> unwrapped = new HashMap<>();
    Map<String, String> leaves = new HashMap<>();
    for (int generation = 0; made.size() < subjects.size(); generation++) {
      if (generation == MOST_GENERATIONS) {
        throw new IllegalStateException("A subject cannot be erased so often");
      }
      leaves.clear();
      for (String subject : subjects) {
        if (!made.containsKey(subject)) {
          leaves.put(KeyTree.path(subject, generation), subject);
        }
      }
      above(leaves.keySet(), unwrapped)
          .forEach((leaf, node) -> made.put(leaves.getOrDefault(leaf, ""), KeyTree.at(leaf, node)));
    }
    return made;
  }

  /** What takes subjects' present keys out of the tree. */
  Cut cut(Collection<String> subjects) {
    Map<String, Node> before = new HashMap<>();
    Map<String, Node> after = new TreeMap<>();
    for (String subject : subjects) {
      // The first generation that was not erased is the present one.
      for (int generation = 0; generation < MOST_GENERATIONS; generation++) {
        String leaf = KeyTree.path(subject, generation);
        Optional<Node> above = covering(leaf, before, after);
        if (above.isPresent()) {
          after.remove(above.get().path());
          KeyTree.without(leaf, above.get()).forEach(each -> after.put(each.path(), each));
          break;
        }
      }
    }
    after.keySet().removeAll(before.keySet());
    return new Cut(
        before.keySet().toArray(String[]::new),
        after.keySet().toArray(String[]::new),
        after.values().stream().map(this::wrap).toArray(byte[][]::new));
  }

  /**
   * Rows that go and rows that come.
   *
   * @param gone paths
   * @param paths of those that come
   * @param keys of the same, wrapped
   */
  @SuppressWarnings("ArrayRecordComponent") // lives within one transaction
  record Cut(String[] gone, String[] paths, byte[][] keys) {}

  private Optional<Node> covering(String leaf, Map<String, Node> before, Map<String, Node> after) {
    Optional<Node> cut = after.values().stream().filter(node -> node.covers(leaf)).findFirst();
    if (cut.isPresent()) {
      return cut;
    }
    Optional<Node> kept =
        Optional.ofNullable(above(List.of(leaf), new HashMap<>()).get(leaf))
            .filter(node -> !before.containsKey(node.path()));
    kept.ifPresent(node -> before.put(node.path(), node));
    return kept;
  }

  /** The node above each of these leaves; none of those that were taken out. */
  private Map<String, Node> above(Collection<String> leaves, Map<String, byte[]> unwrapped) {
    Map<String, Node> found = new HashMap<>();
    jdbc.sql(
            """
            SELECT leaf, node.path, node.wrapped_key FROM unnest(?::text[]) AS leaf
            CROSS JOIN LATERAL (SELECT path, wrapped_key FROM key_tree
              WHERE path <= leaf COLLATE "C" ORDER BY path DESC LIMIT 1) AS node
            """)
        .param(leaves.toArray(String[]::new))
        .query(
            row -> {
              String path = row.getString("path");
              String leaf = row.getString("leaf");
              if (leaf.startsWith(path)) {
                byte[] wrapped = row.getBytes("wrapped_key");
                byte[] key = unwrapped.computeIfAbsent(path, _ -> unwrap(path, wrapped));
                found.put(leaf, new Node(path, key));
              }
            });
    return found;
  }

  private byte[] wrap(Node node) {
    try {
      return wrapping.encrypt(node.key(), context(node.path()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The key-encryption key does not encrypt", e);
    }
  }

  private byte[] unwrap(String path, byte[] wrapped) {
    try {
      return wrapping.decrypt(wrapped, context(path));
    } catch (GeneralSecurityException e) {
      throw new PayloadUnreadable(e);
    }
  }

  private static byte[] context(String path) {
    return ("key tree " + path).getBytes(StandardCharsets.UTF_8);
  }
}
