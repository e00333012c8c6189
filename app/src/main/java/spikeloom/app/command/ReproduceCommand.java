package spikeloom.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spikeloom.app.console.ConsoleRun;
import spikeloom.app.console.ExitCode;
import spikeloom.app.console.Terminal;
import spikeloom.app.experiment.Deadline;
import spikeloom.app.reproduce.Paper;
import spikeloom.app.reproduce.PaperRow;
import spikeloom.app.reproduce.PaperStep;
import spikeloom.app.reproduce.Papers;
import spikeloom.app.reproduce.Reproduced;
import spikeloom.app.reproduce.Reproduction;
import spikeloom.plan.Json;
import spikeloom.plan.PlanException;
import spikeloom.plan.TrainingPlan;

/** {@code spikeloom reproduce}: measures the figures of a paper and writes a page. */
@Command(
    name = "reproduce",
    description = {
      "Measure the figures of a paper: run its experiments and write a page of its figures and ours.",
      "Without a paper, list the papers. If it was stopped, run the command again to continue."
    },
    sortOptions = false)
public final class ReproduceCommand implements Callable<Integer> {
  private static final double MOST_HOURS = 10_000;
  private static final double SECONDS_PER_HOUR = 3600;

  private record Listed(
      String name, String title, double hours, List<PaperStep> experiments, List<PaperRow> rows) {
    static Listed of(Paper paper) {
      return new Listed(paper.name(), paper.title(), paper.hours(), paper.steps(), paper.rows());
    }
  }

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(
      paramLabel = "PAPER",
      arity = "0..1",
      completionCandidates = Candidates.PaperNames.class,
      description = "Paper: vdib, src, fptt, smooth or fp.")
  private @Nullable String name;

  @Option(
      names = "--list",
      description = "List the figures and the hours of the experiments, and run nothing.")
  private boolean list;

  @Option(
      names = "--budget",
      paramLabel = "HOURS",
      description =
          "Stop after this time, decimals allowed; the same command continues (default: no limit).")
  private @Nullable Double budget;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of the experiments (default: runs/papers/PAPER).")
  private @Nullable Path out;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description =
          "Page to write, with the ending .md; its numbers go into a .json file beside it (default: PAPER.md in the folder of the experiments).")
  private @Nullable Path page;

  @Option(
      names = "--quick",
      description =
          "A short version of minutes that only shows that everything runs; its page says so.")
  private boolean quick;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of the first trial (default: 1).")
  private long seed = 1;

  @Option(names = "--threads", paramLabel = "N", description = "Threads (default: all processors).")
  private @Nullable Integer threads;

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Folder of the data sets.")
  private @Nullable Path dataDirectory;

  @Override
  public Integer call() {
    if (name == null) {
      list(Papers.all());
      return ExitCode.SUCCESS;
    }
    Paper paper = Papers.named(name);
    if (list) {
      list(List.of(paper));
      return ExitCode.SUCCESS;
    }
    Reproduction.Request request = request(paper);
    Reproduction reproduction =
        new Reproduction(paper, request, Experiments::named, ConsoleRun::inLab, Terminal::print);
    Reproduction.Outcome outcome = run(reproduction);
    Reproduced measured = reproduction.measured();
    if (common.json()) {
      System.out.print(Json.write(measured));
    }
    Terminal.print("Page: " + request.page());
    return switch (outcome) {
      case FINISHED -> ExitCode.SUCCESS;
      case STOPPED -> {
        Terminal.print(
            "spikeloom: Stopped. Continue with the same command and --out " + request.out() + ".");
        yield ExitCode.FAILURE;
      }
      case INCOMPLETE -> {
        Terminal.print("spikeloom: Not every experiment has its data; see above.");
        yield ExitCode.FAILURE;
      }
    };
  }

  private Reproduction.Outcome run(Reproduction reproduction) {
    if (budget == null) {
      return reproduction.run();
    }
    try (Deadline deadline =
        Deadline.in(Duration.ofMillis(Math.round(budget * SECONDS_PER_HOUR * 1000)))) {
      Terminal.print("Stopping in %s.".formatted(deadline));
      return reproduction.run();
    }
  }

  private Reproduction.Request request(Paper paper) {
    PlanException.unless(
        budget == null || (budget > 0 && budget <= MOST_HOURS),
        "budget must be more than 0 and at most 10000 hours, not " + budget);
    PlanException.unless(
        page == null || page.toString().endsWith(".md"), "page must end in .md, not be " + page);
    TrainingPlan defaults = TrainingPlan.defaults();
    int workers = threads == null ? defaults.threads() : defaults.withThreads(threads).threads();
    Path folder =
        out == null ? Path.of("runs", "papers", paper.name() + (quick ? "-quick" : "")) : out;
    return new Reproduction.Request(
        folder,
        page == null ? folder.resolve(paper.name() + ".md") : page,
        quick,
        seed,
        workers,
        dataDirectory);
  }

  private void list(List<Paper> papers) {
    if (common.json()) {
      System.out.print(Json.write(papers.stream().map(Listed::of).toList()));
      return;
    }
    papers.forEach(paper -> System.out.print(PaperText.of(paper)));
  }
}
