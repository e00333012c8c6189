package spikeloom.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Figures on the whole validation part at the steps where a sweep compared runs, {@code rungs.csv}.
 */
public final class RungFile {
  private static final String HEADER = "step,share,distortion,rate_bits,loss";

  private final RunTable<Rung> table;

  /**
   * Figures at one step.
   *
   * @param step optimiser steps done
   * @param share share of the steps of the whole run, as the sweep asked for it
   * @param distortion of the validation part, in the unit of the plan's measure
   * @param rateBits bits per validation example
   * @param loss distortion plus weighted rate of the validation part, as the plan minimises it
   */
  public record Rung(long step, double share, double distortion, double rateBits, double loss) {}

  private RungFile(RunDirectory run) {
    table =
        new RunTable<>(
            new RunFiles(run.path()), run.path().resolve("rungs.csv"), HEADER, RungFile::parsed);
  }

  /** That of a run. */
  public static RungFile of(RunDirectory run) {
    return new RungFile(run);
  }

  private static Rung parsed(String[] cells) {
    return new Rung(
        Long.parseLong(cells[0]),
        Double.parseDouble(cells[1]),
        Double.parseDouble(cells[2]),
        Double.parseDouble(cells[3]),
        Double.parseDouble(cells[4]));
  }

  /** Adds figures. */
  public void add(Rung rung) {
    table.append(
        String.format(
            Locale.ROOT,
            "%d,%s,%s,%s,%s\n",
            rung.step,
            rung.share,
            rung.distortion,
            rung.rateBits,
            rung.loss));
  }

  /** All figures, oldest first; damaged lines are skipped. */
  public List<Rung> all() {
    return table.rows(note -> {});
  }

  /** The figures at a share of the steps; empty before the run has reached it. */
  public Optional<Rung> at(double share) {
    return all().stream().filter(rung -> rung.share == share).findFirst();
  }
}
