package org.referralrouter.endtoend.needtoknow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.run.Ports.Port;

/** The secrets of a running system are in its owner's files and nowhere else. */
class SecretsIT {
  private static final Set<PosixFilePermission> OWNERS =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private static MarkedSystem system;
  private static Set<String> secrets;

  @BeforeAll
  static void start() throws IOException {
    system = MarkedSystem.shared();
    secrets = new TreeSet<>();
    for (String file : List.of("clients", "databases", "pages", "people")) {
      Files.readAllLines(system.home().secretsPath().resolve(file + ".properties"))
          .forEach(line -> secrets.add(line.substring(line.indexOf('=') + 1)));
    }
  }

  @Test
  void no_log_holds_one() throws IOException {
    assertThat(secrets).hasSizeGreaterThan(20);
    try (Stream<Path> logs = Files.walk(system.home().log("broker").getParent())) {
      for (Path log : logs.filter(Files::isRegularFile).toList()) {
        assertThat(in(Files.readString(log))).as(log.getFileName().toString()).isEmpty();
      }
    }
  }

  @Test
  void no_process_has_one_among_its_arguments() throws IOException {
    List<String> commands = commands();
    assertThat(commands).anyMatch(command -> command.contains("BrokerProcess"));
    assertThat(commands).allSatisfy(command -> assertThat(in(command)).isEmpty());
  }

  /** Of every process, in full where the system tells: Java itself cuts long ones short. */
  private static List<String> commands() throws IOException {
    Path processes = Path.of("/proc");
    if (!Files.isDirectory(processes)) {
      return ProcessHandle.allProcesses()
          .flatMap(process -> process.info().commandLine().stream())
          .toList();
    }
    List<String> commands = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(processes, "[0-9]*")) {
      for (Path process : all) {
        try {
          commands.add(Files.readString(process.resolve("cmdline"), ISO_8859_1).replace('\0', ' '));
        } catch (IOException _) {
          // It has ended meanwhile.
        }
      }
    }
    return commands;
  }

  @Test
  void no_metric_holds_one() {
    for (Port port :
        List.of(
            Port.INTAKE_MANAGEMENT,
            Port.ROUTING_MANAGEMENT,
            Port.NOTIFICATION_MANAGEMENT,
            Port.AUDIT_MANAGEMENT)) {
      String metrics = system.get(port, "/actuator/prometheus", Role.OPERATOR).body();
      assertThat(metrics).as(port.name()).contains("jvm_memory_used_bytes");
      assertThat(in(metrics)).as(port.name()).isEmpty();
    }
  }

  @Test
  void nobody_else_may_enter_where_secrets_and_the_brokers_data_are() throws IOException {
    for (Path directory :
        List.of(
            system.home().secretsPath(),
            system.home().secretsPath().resolve("kafka"),
            system.home().data("kafka"))) {
      assertThat(Files.getPosixFilePermissions(directory))
          .as(directory.getFileName().toString())
          .isEqualTo(OWNERS);
    }
  }

  /** The lengths of the secrets that are in a text: a report must not show them. */
  private static Set<Integer> in(String text) {
    return secrets.stream().filter(text::contains).map(String::length).collect(Collectors.toSet());
  }
}
