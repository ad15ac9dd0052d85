package org.referralrouter.audit.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.audit.ledger.Subject;
import org.referralrouter.audit.ledger.SubjectKey;
import org.referralrouter.audit.ledger.SubjectKeys;
import org.referralrouter.local.stack.Database;
import org.referralrouter.local.stack.Stack;

/** A database of keys that is put back from a copy makes again what it had made since. */
class KeyTreeIT {
  private static final byte[] WORDS = {1, 2, 3};

  @TempDir private Path secrets;

  private final UUID concern = UUID.randomUUID();
  private final Subject child = new Subject.OfPerson(concern, "child-1");
  private final Subject sibling = new Subject.OfPerson(concern, "child-2");

  @Test
  void a_copy_makes_the_same_keys_but_not_those_of_the_erased() throws SQLException {
    Database original = Stack.shared().database("tree_original");
    SubjectKeys keys = SomeKeys.in(original, secrets);
    SubjectKeys copy = copy(original, "tree_copy");
    SubjectKey childs = key(keys, child);
    SubjectKey siblings = key(keys, sibling);

    assertThat(key(copy, child).tag()).isEqualTo(childs.tag());
    assertThat(key(copy, child).commit(WORDS)).isEqualTo(childs.commit(WORDS));

    keys.destroy(UUID.randomUUID(), List.of(childs.tag()));
    SubjectKeys later = copy(original, "tree_later");

    assertThat(keys.existing(child)).isEmpty();
    assertThat(key(later, sibling).commit(WORDS)).isEqualTo(siblings.commit(WORDS));
    assertThat(key(later, child).tag()).isNotEqualTo(childs.tag());
    assertThat(key(later, child).tag()).as("of what comes later").isEqualTo(key(keys, child).tag());

    // Both at once, one of them for the second time.
    keys.destroy(UUID.randomUUID(), List.of(key(keys, child).tag(), siblings.tag()));
    SubjectKeys last = copy(original, "tree_last");
    assertThat(key(last, sibling).tag()).isNotEqualTo(siblings.tag());
    assertThat(key(last, new Subject.OfConcern(concern)).tag())
        .isEqualTo(key(keys, new Subject.OfConcern(concern)).tag());
    assertThat(key(last, sibling).tag()).isEqualTo(key(keys, sibling).tag());
  }

  private static SubjectKey key(SubjectKeys keys, Subject subject) {
    return keys.of(List.of(subject)).values().iterator().next();
  }

  /** A database with the tree of another one, and with no key that was made by it. */
  private SubjectKeys copy(Database from, String name) throws SQLException {
    Database to = Stack.shared().database(name);
    SomeKeys.in(to, secrets);
    try (Connection source = connection(from);
        Connection target = connection(to);
        Statement select = source.createStatement();
        Statement delete = target.createStatement();
        PreparedStatement insert = target.prepareStatement("INSERT INTO key_tree VALUES (?, ?)");
        ResultSet nodes = select.executeQuery("SELECT path, wrapped_key FROM key_tree")) {
      delete.execute("DELETE FROM key_tree");
      while (nodes.next()) {
        insert.setString(1, nodes.getString(1));
        insert.setBytes(2, nodes.getBytes(2));
        insert.executeUpdate();
      }
    }
    return SomeKeys.in(to, secrets);
  }

  private static Connection connection(Database database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.owner(), database.ownerPassword());
  }
}
