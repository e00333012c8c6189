package spikeloom.app.console;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import spikeloom.evaluation.EvaluationWatch;
import spikeloom.text.Wording;
import spikeloom.training.EvaluationProgress;

/**
 * The progress of an evaluation on a terminal: one line that is rewritten in place, or, where the
 * output is a file or a pipe, a line every ten seconds. Ctrl-C stops the evaluation before its next
 * batch, so that no partial file remains.
 */
public final class ConsoleEvaluation implements EvaluationWatch, AutoCloseable {
  private static final long SECONDS_TO_STOP = 10;
  private static final double SECONDS_BETWEEN_LINES = 10;
  private static final double SECONDS_BETWEEN_CHANGES = 0.2;

  private final String verb;
  private final String what;
  private final PrintStream out;
  private final boolean inPlace = Terminal.interactive();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "spikeloom-stop");
  private volatile boolean stopped;
  private volatile boolean evaluating;
  private long start;
  private long shown;
  private int width;

  /**
   * Shows progress and handles Ctrl-C until it is closed.
   *
   * @param what what is evaluated, in the plural
   */
  ConsoleEvaluation(String what, PrintStream out) {
    this("evaluating", what, out);
  }

  private ConsoleEvaluation(String verb, String what, PrintStream out) {
    this.verb = verb;
    this.what = what;
    this.out = out;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Shows progress on standard error. */
  public static ConsoleEvaluation of(String what) {
    return new ConsoleEvaluation(what, System.err);
  }

  /**
   * Shows progress of other work with samples.
   *
   * @param verb what is done, for instance {@code generating}
   */
  public static ConsoleEvaluation of(String verb, String what) {
    return new ConsoleEvaluation(verb, what, System.err);
  }

  private void stop() {
    stopped = true;
    if (!evaluating) {
      return; // nothing waits for it: let the JVM exit at once
    }
    try {
      ended.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void at(int done, int samples) {
    if (stopped) {
      throw new CancellationException("Stopped before the end.");
    }
    evaluating = done < samples;
    long now = System.nanoTime();
    if (done == 0) {
      start = now;
      shown = now;
    }
    double pause = inPlace ? SECONDS_BETWEEN_CHANGES : SECONDS_BETWEEN_LINES;
    if ((now - shown) * 1e-9 >= pause) {
      shown = now;
      show(line(verb, what, EvaluationProgress.after((now - start) * 1e-9, done, samples)));
    }
    if (done == samples) {
      clear();
    }
  }

  private void show(String line) {
    if (inPlace) {
      out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
      width = line.length();
    } else {
      out.println(line);
    }
  }

  private void clear() {
    if (width > 0) {
      out.print("\r" + " ".repeat(width) + "\r");
      width = 0;
    }
  }

  /** {@code evaluating 640 of 10,000 test samples 6 % 2,134 examples/s 4 s left}. */
  static String line(String what, EvaluationProgress p) {
    return line("evaluating", what, p);
  }

  private static String line(String verb, String what, EvaluationProgress p) {
    String left =
        Double.isNaN(p.secondsLeft())
            ? ""
            : String.format(
                Locale.ROOT,
                "%s  %s left",
                p.examplesPerSecond() < 1
                    ? ""
                    : String.format(Locale.ROOT, "  %,.0f examples/s", p.examplesPerSecond()),
                Wording.duration(p.secondsLeft()));
    return String.format(
        Locale.ROOT,
        "%s %,d of %,d %s  %3.0f %%%s",
        verb,
        p.done(),
        p.samples(),
        what,
        100 * p.fraction(),
        left);
  }

  @Override
  public void close() {
    clear();
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is exiting: this runs in its shutdown hook.
    }
  }
}
