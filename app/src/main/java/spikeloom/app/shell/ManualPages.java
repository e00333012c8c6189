package spikeloom.app.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import spikeloom.plan.Version;

/**
 * Manual pages in roff: one of the program, and one of every command. Source of the macros: the
 * manual page man(7) of groff.
 */
public final class ManualPages {
  private final CommandSpec program;

  /** The pages of a program with all its commands. */
  public ManualPages(CommandSpec program) {
    this.program = program;
  }

  /** All pages by the names of their files, the program's first. */
  public Map<String, String> all() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put(program.name() + ".1", ofProgram());
    program
        .subcommands()
        .forEach(
            (name, line) ->
                pages.put(
                    program.name() + "-" + name + ".1", ofCommand(name, line.getCommandSpec())));
    return pages;
  }

  private String ofProgram() {
    String name = program.name();
    Roff page = new Roff(name, Version.current());
    page.section("NAME").line(name + " - " + CommandText.title(program));
    page.section("SYNOPSIS").bold(name).word("[OPTIONS]").word("[COMMAND]").end();
    page.section("DESCRIPTION").line(CommandText.title(program) + ".");
    page.paragraph(CommandText.plain(String.join(" ", program.usageMessage().footer())));
    options(page, program);
    page.section("COMMANDS");
    program
        .subcommands()
        .forEach(
            (command, line) ->
                page.item()
                    .bold(command)
                    .end()
                    .line(CommandText.title(line.getCommandSpec()) + "."));
    exit(page);
    page.section("SEE ALSO");
    program.subcommands().keySet().forEach(each -> page.reference(name + "-" + each));
    return page.text();
  }

  private String ofCommand(String command, CommandSpec spec) {
    String name = program.name();
    Roff page = new Roff(name + "-" + command, Version.current());
    page.section("NAME").line(name + "-" + command + " - " + CommandText.title(spec));
    page.section("SYNOPSIS").bold(name + " " + command).word("[OPTIONS]");
    for (OptionSpec option : CommandText.options(spec)) {
      if (option.required()) {
        page.bold(option.longestName()).italic(option.paramLabel());
      }
    }
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      page.italic(parameter.paramLabel());
    }
    List<String> paragraphs = CommandText.paragraphs(spec);
    page.end().section("DESCRIPTION").line(paragraphs.get(0));
    paragraphs.stream().skip(1).forEach(page::paragraph);
    if (!spec.positionalParameters().isEmpty()) {
      page.section("ARGUMENTS");
    }
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      page.item().italic(parameter.paramLabel()).end().line(CommandText.description(parameter));
    }
    options(page, spec);
    exit(page);
    page.section("SEE ALSO").reference(name);
    return page.text();
  }

  private static void options(Roff page, CommandSpec command) {
    Map<String, List<OptionSpec>> groups = OptionGroups.of(command);
    page.section("OPTIONS");
    groups.forEach(
        (heading, options) -> {
          if (groups.size() > 1) {
            page.subsection(heading);
          }
          options.forEach(option -> option(page, option));
        });
  }

  private static void option(Roff page, OptionSpec option) {
    page.item();
    String[] names = option.names();
    for (int i = 0; i < names.length; i++) {
      page.bold(names[i] + (i < names.length - 1 ? "," : ""));
    }
    if (!CommandText.isFlag(option)) {
      page.italic(option.paramLabel());
    }
    page.end().line(CommandText.description(option));
  }

  private static void exit(Roff page) {
    page.section("EXIT STATUS");
    page.item().bold("0").end().line("Success.");
    page.item().bold("1").end().line("Failure; a message on standard error says why.");
    page.item().bold("2").end().line("Wrong usage.");
    page.item()
        .bold("75")
        .end()
        .line("A training was stopped by a scheduler with a checkpoint; to be queued again.");
  }
}
