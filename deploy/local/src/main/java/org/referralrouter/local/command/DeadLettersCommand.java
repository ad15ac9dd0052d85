package org.referralrouter.local.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.referralrouter.local.operate.OperatorApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Dead letters: records that a service could not process. */
@Command(
    name = "dead-letters",
    description = "List, show, put back or set aside records that a service could not process.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DeadLettersCommand.ListCommand.class,
      DeadLettersCommand.ShowCommand.class,
      DeadLettersCommand.RedriveCommand.class,
      DeadLettersCommand.SetAsideCommand.class
    })
final class DeadLettersCommand {
  private DeadLettersCommand() {}

  private static String line(JsonNode letter) {
    return String.format(
        "%-10s %s %-28s %-32s %s%n",
        letter.path("state").asString(),
        letter.path("id").asString(),
        letter.path("topic").asString(),
        letter.path("reason").asString(),
        letter.path("first").asString());
  }

  /** Lists them. */
  @Command(
      name = "list",
      description = "List them, the oldest first. Exit code 6 when one is open.",
      mixinStandardHelpOptions = true)
  static final class ListCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Where where = new Where();
    @Mixin private Told told = new Told();

    @Option(
        names = "--state",
        paramLabel = "STATE",
        description = "OPEN, REDRIVING, REDRIVEN or SET_ASIDE; default: OPEN.")
    private String state = "OPEN";

    @Option(names = "--topic", paramLabel = "TOPIC", description = "From this topic alone.")
    private Optional<String> topic = Optional.empty();

    @Option(names = "--reason", paramLabel = "CODE", description = "For this reason alone.")
    private Optional<String> reason = Optional.empty();

    @Option(
        names = "--after",
        paramLabel = "ID",
        description = "Behind this one, for the next page.")
    private Optional<String> after = Optional.empty();

    @Override
    public Integer call() {
      OperatorApi system = Told.system(where, spec);
      if (system == null) {
        return ExitCodes.NOT_RUNNING;
      }
      List<String> query = new ArrayList<>(List.of("limit=500", "state=" + state));
      topic.ifPresent(name -> query.add("topic=" + name));
      reason.ifPresent(code -> query.add("reason=" + code));
      after.ifPresent(id -> query.add("after=" + id));
      return told.tell(
          system.ask("/dead-letters?" + String.join("&", query)), spec, ListCommand::lines);
    }

    private static boolean lines(JsonNode page, StringBuilder lines) {
      boolean open = false;
      for (JsonNode letter : page.path("letters")) {
        open |= letter.path("state").asString().equals("OPEN");
        lines.append(line(letter));
      }
      if (lines.isEmpty()) {
        lines.append("There is none.\n");
      }
      if (!page.path("next").isNull()) {
        lines.append("More: --after ").append(page.path("next").asString()).append('\n');
      }
      return open;
    }
  }

  /** Shows one. */
  @Command(
      name = "show",
      description =
          "Show one: where it came from, its sizes, and who failed at it. Never what it holds.",
      mixinStandardHelpOptions = true)
  static final class ShowCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Where where = new Where();
    @Mixin private Told told = new Told();

    @Parameters(paramLabel = "ID", description = "The letter.")
    private String id = "";

    @Override
    public Integer call() {
      OperatorApi system = Told.system(where, spec);
      return system == null
          ? ExitCodes.NOT_RUNNING
          : told.tell(system.ask("/dead-letters/" + id), spec, ShowCommand::lines);
    }

    private static boolean lines(JsonNode shown, StringBuilder lines) {
      JsonNode letter = shown.path("letter");
      lines.append(line(letter));
      letter
          .properties()
          .forEach(
              field ->
                  lines.append(
                      String.format(
                          "  %-12s %s%n", field.getKey(), field.getValue().asString(""))));
      for (JsonNode failure : shown.path("failures")) {
        lines.append(
            String.format(
                "  failed       %s %s %s%n",
                failure.path("at").asString(),
                failure.path("service").asString(),
                failure.path("reason").asString()));
      }
      return false;
    }
  }

  /** What both acts take. */
  private static final class Act {
    @Mixin private Where where = new Where();
    @Mixin private Told told = new Told();

    @Parameters(paramLabel = "ID", arity = "1..500", description = "The letters.")
    private List<String> ids = List.of();

    @Option(
        names = "--reason",
        paramLabel = "TEXT",
        required = true,
        description = "Why; it is recorded with who did it. Name no child or adult.")
    private String reason = "";

    int call(String path, CommandSpec spec) {
      OperatorApi system = Told.system(where, spec);
      return system == null
          ? ExitCodes.NOT_RUNNING
          : told.tell(system.act(path, Map.of("letters", ids, "reason", reason)), spec, Act::lines);
    }

    private static boolean lines(JsonNode letters, StringBuilder lines) {
      letters.forEach(letter -> lines.append(line(letter)));
      return false;
    }
  }

  /** Puts them back. */
  @Command(
      name = "redrive",
      description =
          "Put letters back where they came from, once each and in their order, after the cause is gone.",
      mixinStandardHelpOptions = true)
  static final class RedriveCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Act act = new Act();

    @Override
    public Integer call() {
      return act.call("/dead-letters/redrives", spec);
    }
  }

  /** Sets them aside. */
  @Command(
      name = "set-aside",
      description = "Say that nothing is to be done about letters.",
      mixinStandardHelpOptions = true)
  static final class SetAsideCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Act act = new Act();

    @Override
    public Integer call() {
      return act.call("/dead-letters/set-asides", spec);
    }
  }
}
