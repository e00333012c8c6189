package spikeloom.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.Progress;
import spikeloom.run.RunHistory;
import spikeloom.training.Plans;
import spikeloom.training.TrainingControl;
import spikeloom.training.TrainingListener;

/** Sweeps on strokes whose trainings take a moment: 60 steps each. */
final class TinySweep {
  private static final TrainingPlan PLAN =
      Plans.with(
          TrainingPlan.defaults(),
          "data=strokes limit=200 steps=6 hidden=24 latent=12 decoder-hidden=20 batch=10 epochs=3"
              + " learning-rate=0.01 threads=1");

  private TinySweep() {}

  static CellTraining training() {
    return new CellTraining(new PlanDatasets(warning -> {}));
  }

  static Cell cell(Path folder, String settings) {
    return new Cell(settings, Plans.with(PLAN, settings), folder.resolve(settings));
  }

  static Trial trial(Path folder, Setting setting, String value) {
    Combination combination = new Combination(Map.of(setting, value));
    return new Trial(combination, List.of(cell(folder, setting.option() + "=" + value)));
  }

  /** Remembers what happens, and stops the training at a report. */
  static final class Listener implements SweepListener {
    final List<String> trained = new ArrayList<>();
    final List<String> ended = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    private final TrainingControl control;
    private final long stop;

    Listener() {
      this(new TrainingControl(), Long.MAX_VALUE);
    }

    Listener(TrainingControl control, long stop) {
      this.control = control;
      this.stop = stop;
    }

    @Override
    public TrainingListener training(Cell cell) {
      return new TrainingListener() {
        @Override
        public void started(TrainingPlan plan, RunHistory before) {
          trained.add(cell.name());
        }

        @Override
        public void progressed(Progress progress) {
          if (progress.step() >= stop) {
            control.stop();
          }
        }
      };
    }

    @Override
    public void ended(Cell cell, CellOutcome outcome) {
      ended.add(cell.name() + " " + outcome);
    }

    @Override
    public void noted(String sentence) {
      notes.add(sentence);
    }
  }
}
