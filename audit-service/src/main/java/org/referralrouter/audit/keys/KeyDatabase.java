package org.referralrouter.audit.keys;

import com.google.crypto.tink.Aead;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database of keys, beside the ledger's and never in its backups. */
@Configuration(proxyBeanMethods = false)
class KeyDatabase {
  private static final int CONNECTIONS = 4;
  private static final long CONNECTION_TIMEOUT_MS = 5000;
  private static final int CONNECT_RETRIES = 120;

  @Bean(defaultCandidate = false)
  HikariDataSource keyDataSource(KeySettings settings) {
    KeySettings.Database database = settings.database();
    Flyway.configure()
        .dataSource(database.url(), database.ownerUsername(), database.ownerPassword())
        .locations("classpath:db/keys")
        .connectRetries(CONNECT_RETRIES)
        .placeholders(Map.of("app_role", database.username()))
        .load()
        .migrate();
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("keys");
    pool.setJdbcUrl(database.url());
    pool.setUsername(database.username());
    pool.setPassword(database.password());
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
    return new HikariDataSource(pool);
  }

  @Bean
  JdbcSubjectKeys subjectKeys(
      @Qualifier("keyDataSource") HikariDataSource keyDataSource, KeySettings settings) {
    Aead wrapping = KeyEncryptionKey.at(settings.keyEncryptionKey(), settings.generate());
    return new JdbcSubjectKeys(keyDataSource, wrapping);
  }
}
