package spikeloom.app.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spikeloom.run.RunIndex;
import spikeloom.sweep.Cell;
import spikeloom.sweep.CellOutcome;
import spikeloom.sweep.SweepListener;
import spikeloom.text.Wording;
import spikeloom.training.TrainingListener;

/** Progress of a sweep: that of each training, figures of each run, and {@code index.csv}. */
public final class ConsoleSweep implements SweepListener {
  private static final double SECONDS_BETWEEN_INDEXES = 10;

  private final Path folder;
  private final List<Path> runs;
  private final boolean lines;
  private @Nullable ConsoleProgress current;
  private long indexed = System.nanoTime();

  /**
   * Progress of a sweep.
   *
   * @param folder the folder of the sweep
   * @param runs the run directories of all cells
   * @param lines whether events are printed as JSON lines
   */
  public ConsoleSweep(Path folder, List<Path> runs, boolean lines) {
    this.folder = folder;
    this.runs = List.copyOf(runs);
    this.lines = lines;
  }

  @Override
  public TrainingListener training(Cell cell) {
    current = new ConsoleProgress(cell.run(), System.err);
    List<TrainingListener> all = new ArrayList<>(List.of(current, new RunFigures(cell.run())));
    if (lines) {
      all.add(new JsonLines(cell.run(), System.out));
    }
    return new Listeners(List.copyOf(all));
  }

  @Override
  public void ended(Cell cell, CellOutcome outcome) {
    if (current != null) {
      current.newLine();
    }
    if (outcome == CellOutcome.DIVERGED) {
      Terminal.print(cell.name() + " diverged; see diverged.txt in its folder.");
    }
    if (lines) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("run", cell.run().toString());
      fields.put("cell", cell.name());
      fields.put("share", cell.share());
      fields.put("outcome", Wording.of(outcome));
      JsonLines.print(System.out, "cell", fields);
    }
    if ((System.nanoTime() - indexed) * 1e-9 > SECONDS_BETWEEN_INDEXES) {
      writeIndex();
    }
  }

  /** Writes {@code index.csv}. */
  public void writeIndex() {
    RunIndex.write(folder, runs, Terminal::print);
    indexed = System.nanoTime();
  }

  @Override
  public void noted(String sentence) {
    Terminal.print(sentence);
  }
}
