package spikeloom.app.console;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import spikeloom.file.SafeText;
import spikeloom.objective.RateText;
import spikeloom.plan.ObjectivePlan;
import spikeloom.plan.TrainingPlan;
import spikeloom.prior.PriorKind;
import spikeloom.run.Progress;
import spikeloom.run.RunHistory;
import spikeloom.run.RunSummary;
import spikeloom.run.ValidationPoint;
import spikeloom.text.Wording;
import spikeloom.training.EvaluationProgress;
import spikeloom.training.TrainingListener;

/**
 * Progress on a terminal: one line that is rewritten in place, or, where the output is a file or a
 * pipe, a line every ten seconds.
 */
public final class ConsoleProgress implements TrainingListener {
  private static final double SECONDS_BETWEEN_LINES = 10;

  private final Path directory;
  private final PrintStream out;
  private final boolean inPlace;
  private long lastLine;
  private int width;
  private String validation = "";
  private @Nullable RunSummary summary;

  public ConsoleProgress(Path directory, PrintStream out) {
    this.directory = directory;
    this.out = out;
    inPlace = Terminal.interactive();
  }

  @Override
  public void started(TrainingPlan plan, RunHistory before) {
    out.printf(
        Locale.ROOT,
        "%s %s on %s, %s, %s code, decoder %s, %s, %s -> %s%n",
        before.metrics().isEmpty() ? "Training" : "Resuming",
        "a hybrid autoencoder",
        SafeText.escaped(plan.data().name()),
        Wording.count(plan.data().steps(), "step"),
        plan.data().encoding(),
        Wording.of(plan.decoder().kind()),
        weight(plan.objective()),
        Wording.count(plan.threads(), "thread"),
        SafeText.escaped(directory.toString()));
  }

  private static String weight(ObjectivePlan objective) {
    Double rateWeight = objective.rateWeight();
    String prior = "prior " + Wording.of(objective.prior()) + ", ";
    return (objective.prior() == PriorKind.FIXED ? "" : prior)
        + (rateWeight == null ? "beta " + objective.beta() : "rate weight " + rateWeight);
  }

  @Override
  public void progressed(Progress progress) {
    show(line(progress, validation), progress.step() == progress.steps());
  }

  @Override
  public void evaluated(EvaluationProgress progress) {
    show(
        ConsoleEvaluation.line("samples", progress),
        progress.done() == 0 || progress.done() == progress.samples());
  }

  private void show(String line, boolean always) {
    if (inPlace) {
      out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
      width = line.length();
      return;
    }
    long now = System.nanoTime();
    if (always || lastLine == 0 || (now - lastLine) * 1e-9 > SECONDS_BETWEEN_LINES) {
      out.println(line);
      lastLine = now;
    }
  }

  @Override
  public void validated(ValidationPoint point) {
    validation = String.format(Locale.ROOT, " (validation %.4f)", point.distortion());
  }

  /**
   * Formats a report as a line.
   *
   * @param validation what follows the distortion: that of the validation part, once it is known
   */
  static String line(Progress p, String validation) {
    return String.format(
        Locale.ROOT,
        "epoch %d/%d  %3.0f %%  %,.0f examples/s  distortion %.4f%s  %s  %s left",
        p.epoch(),
        p.epochs(),
        100 * p.fraction(),
        p.examplesPerSecond(),
        p.distortion(),
        validation,
        Double.isNaN(p.rateBits())
            ? RateText.brief(p.rateBits())
            : "rate " + RateText.brief(p.rateBits()),
        Wording.duration(p.secondsLeft()));
  }

  @Override
  public void noted(String sentence) {
    newLine();
    out.println(SafeText.escaped(sentence));
  }

  @Override
  public void stopped(Progress progress) {
    newLine();
    out.println(
        progress.step() == progress.steps()
            ? "Trained, not evaluated: the final evaluation was stopped. Finish it with 'spikeloom resume "
                + SafeText.escaped(directory.toString())
                + "'."
            : "Stopped at step "
                + progress.step()
                + " with a checkpoint. Continue with 'spikeloom resume "
                + SafeText.escaped(directory.toString())
                + "'.");
  }

  @Override
  public void finished(RunSummary result) {
    newLine();
    summary = result;
  }

  /** Prints the result of a finished run. */
  @Nullable RunSummary summary() {
    return summary;
  }

  /** Ends the line that is rewritten in place. */
  void newLine() {
    if (inPlace && width > 0) {
      out.println();
      width = 0;
    }
  }
}
