package org.referralrouter.local.operate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.referralrouter.local.client.Answer;
import org.referralrouter.local.client.NoAnswer;
import org.referralrouter.local.run.Home;
import org.referralrouter.local.run.PartState;
import org.referralrouter.local.run.Ports;
import org.referralrouter.local.run.Service;
import org.referralrouter.wire.Json;

/**
 * A folder for whoever helps: what runs, how it stands, what it measures and the ends of its logs.
 * All of it is ids, codes and numbers; before it is finished, it is searched for every secret of
 * the system, and a file that held one is taken out again.
 */
public final class Diagnosis {
  private static final int LINES = 2_000;
  private static final int SHORTEST_SECRET = 12;
  private static final List<String> ANSWERS =
      List.of("/flow", "/waits?overdue=true&limit=1000", "/dead-letters?state=OPEN&limit=1000");
  private static final List<String> MANAGEMENT =
      List.of("/actuator/health", "/actuator/info", "/actuator/prometheus");

  private final Home home;
  private final Ports ports;
  private final Path folder;
  private final List<String> missing = new ArrayList<>();

  /** Of the system in this directory, into a folder that is made. */
  public Diagnosis(Home home, Ports ports, Path folder) {
    this.home = home;
    this.ports = ports;
    this.folder = folder;
  }

  /**
   * Writes it.
   *
   * @param system who is asked; null where it does not run
   * @return what could not be had, and what was taken out
   */
  public List<String> write(@Nullable OperatorApi system) {
    try {
      Files.createDirectories(folder);
      write("machine.json", Json.mapper().writeValueAsString(machine()));
      write("parts.json", Json.mapper().writeValueAsString(PartState.all(ports)));
      if (system != null) {
        answers(system);
      }
      logs();
      return Stream.concat(missing.stream(), withoutSecrets().stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " cannot be written", e);
    }
  }

  private Map<String, Object> machine() throws IOException {
    Map<String, Object> machine = new TreeMap<>();
    machine.put("java", System.getProperty("java.vm.version"));
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put("processors", Runtime.getRuntime().availableProcessors());
    var store = Files.getFileStore(home.root());
    machine.put("diskBytes", store.getTotalSpace());
    machine.put("diskFreeBytes", store.getUsableSpace());
    return machine;
  }

  private void answers(OperatorApi system) throws IOException {
    for (String path : ANSWERS) {
      keep(file(path) + ".json", path, () -> system.ask(path));
    }
    for (Service service : Service.values()) {
      for (String path : MANAGEMENT) {
        keep(
            service.part() + file(path) + ".txt",
            service.part() + " " + path,
            () -> system.manage(service, path));
      }
    }
  }

  private static String file(String path) {
    return path.replaceAll("[?].*", "").replace("/actuator", "").replace('/', '-');
  }

  private interface Question {
    Answer ask();
  }

  private void keep(String file, String asked, Question question) throws IOException {
    try {
      Answer answer = question.ask();
      if (answer.ok()) {
        write(file.startsWith("-") ? file.substring(1) : file, answer.body());
      } else {
        missing.add(asked + " was answered " + answer.status());
      }
    } catch (NoAnswer _) {
      missing.add(asked + " was not answered");
    }
  }

  /** The ends of the logs, which hold ids and codes alone. */
  private void logs() throws IOException {
    Path logs = home.root().resolve("logs");
    if (!Files.isDirectory(logs)) {
      missing.add("There are no logs");
      return;
    }
    Files.createDirectories(folder.resolve("logs"));
    try (Stream<Path> files = Files.list(logs)) {
      for (Path log : files.filter(file -> file.toString().endsWith(".log")).sorted().toList()) {
        List<String> lines = text(log).lines().toList();
        write(
            "logs/" + log.getFileName(),
            String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size())));
      }
    }
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /** Takes out each file that holds a secret of the system. */
  private List<String> withoutSecrets() throws IOException {
    List<String> secrets = secrets();
    List<String> taken = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = text(file);
        if (secrets.stream().anyMatch(text::contains)) {
          Files.delete(file);
          taken.add(folder.relativize(file) + " held a secret and was taken out");
        }
      }
    }
    return taken;
  }

  /** Every value in the directory of secrets that is long enough to be one. */
  private List<String> secrets() throws IOException {
    if (!Files.isDirectory(home.secretsPath())) {
      return List.of();
    }
    List<String> secrets = new ArrayList<>();
    try (Stream<Path> files = Files.walk(home.secretsPath())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".pub") || name.endsWith(".vkey") || name.equals("ca.pem")) {
          continue;
        }
        text(file)
            .lines()
            .map(line -> line.replaceFirst("^[^=]*(secret|password|^[a-z-]+)=", ""))
            .filter(value -> value.length() >= SHORTEST_SECRET)
            .filter(value -> !value.contains(" ") && !value.startsWith("/") && !value.contains("."))
            .forEach(secrets::add);
      }
    }
    return secrets;
  }
}
