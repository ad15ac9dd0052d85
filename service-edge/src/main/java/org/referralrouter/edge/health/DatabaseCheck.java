package org.referralrouter.edge.health;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** Whether a database answers. */
record DatabaseCheck(DataSource source) implements BooleanSupplier {
  private static final int SECONDS = 1;

  @Override
  public boolean getAsBoolean() {
    try (Connection connection = source.getConnection()) {
      return connection.isValid(SECONDS);
    } catch (SQLException _) {
      return false;
    }
  }
}
