package org.referralrouter.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import org.referralrouter.access.AccessMatrix;
import org.referralrouter.concern.Agencies;
import org.referralrouter.local.broker.ClientFiles;
import org.referralrouter.local.issuer.IssuerProcess;
import org.referralrouter.local.issuer.Memberships;
import org.referralrouter.local.secret.SecretDirectory;
import org.referralrouter.local.secret.SecretFile;
import org.referralrouter.local.tls.Certificates;
import org.referralrouter.wire.AgenciesFile;

/**
 * The directory in which a local system keeps everything that it makes ({@code .local}).
 *
 * @param root absolute
 */
public record Home(Path root) {
  public Home {
    root = root.toAbsolutePath().normalize();
  }

  /** The home of whoever names none: {@code .local} in the checkout. */
  public static Home usual(Checkout checkout) {
    return new Home(checkout.root().resolve(".local"));
  }

  /** Where all that is kept between starts lies. */
  Path data() {
    return made("data");
  }

  /** What the servers and services keep between starts. */
  public Path data(String part) {
    return data().resolve(part);
  }

  /** The log file of a part. */
  public Path log(String part) {
    return made("logs").resolve(part + ".log");
  }

  /** What a part writes that keeps its log by itself: before it begins, and when it breaks. */
  Path output(String part) {
    return made("logs").resolve(part + ".out");
  }

  /** Mail to agencies, one text file each. */
  public Path mail() {
    return made("mail");
  }

  /** What is unpacked to be run; can be deleted while nothing runs. */
  public Path apps() {
    return made("apps");
  }

  /** What is true only while the system runs. */
  public Path run() {
    return made("run");
  }

  /** Whether Prometheus and Alertmanager are parts of the system that runs here. */
  public boolean isObserved() {
    return Files.exists(root.resolve("run").resolve(Observation.PROMETHEUS + ".pid"));
  }

  /** The agencies of the system that runs here, or ran last. */
  public Agencies agencies() {
    return AgenciesFile.of(agenciesFile());
  }

  /** Which those are, where they are not the contract's. */
  Optional<Path> agenciesFile() {
    return Optional.of(ownAgencies()).filter(Files::exists);
  }

  /**
   * Keeps a copy of a procedure's file of agencies, so that all parts go by the same one however
   * long they run.
   *
   * @param file empty for the contract's agencies
   * @throws IllegalStateException where it is not such a file
   */
  void keepAgencies(Optional<Path> file) {
    AgenciesFile.of(file);
    try {
      if (file.isPresent()) {
        Files.copy(file.get(), ownAgencies(), StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.deleteIfExists(ownAgencies());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep the agencies in " + ownAgencies(), e);
    }
  }

  private Path ownAgencies() {
    return run().resolve(AgenciesFile.NAME);
  }

  /** The secrets of the issuer's clients. */
  public SecretFile clientSecrets() {
    return new SecretFile(secrets(), IssuerProcess.CLIENTS);
  }

  /** The secrets of the services' pages at the issuer. */
  public SecretFile pageSecrets() {
    return new SecretFile(secrets(), IssuerProcess.PAGES);
  }

  /** Where the passwords of people are, once the issuer has started. */
  public Path passwords() {
    return secretsPath().resolve(IssuerProcess.PEOPLE);
  }

  /** The passwords of the database roles. */
  public SecretFile databaseSecrets() {
    return new SecretFile(secrets(), "databases.properties");
  }

  /** By what Kafka's clients are let in, once the system has started. */
  public ClientFiles kafkaClients() {
    return new ClientFiles(secretsPath());
  }

  /** Which agencies were onboarded or revoked. */
  public Memberships memberships() {
    return new Memberships(secrets());
  }

  /** The certificate of the authority that Kafka's clients trust, once the system has started. */
  public Path authority() {
    return secretsPath().resolve(Certificates.AUTHORITY);
  }

  /** Who may do what at the broker: revoked agencies nothing. */
  public AccessMatrix access() {
    return AccessMatrix.bundled(agencies()).without(memberships().revoked());
  }

  /** The broker's certificates are made where they are missing or end soon. */
  void keepCertificates(Instant now) {
    Certificates.keep(secrets(), now);
  }

  /** Where the secrets are. */
  public Path secretsPath() {
    return root.resolve("secrets");
  }

  private SecretDirectory secrets() {
    return SecretDirectory.at(secretsPath());
  }

  /** Keeps the logs of the last run in a directory beside the new ones, and no older ones. */
  void turnLogs() {
    Path logs = made("logs");
    Path previous = made("logs/previous");
    try (var last = Files.newDirectoryStream(logs, Files::isRegularFile);
        var older = Files.newDirectoryStream(previous)) {
      for (Path log : older) {
        Files.delete(log);
      }
      for (Path log : last) {
        Files.move(log, previous.resolve(log.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot move the logs of the last run to " + previous, e);
    }
  }

  private Path made(String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make " + root.resolve(name), e);
    }
  }
}
