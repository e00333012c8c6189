package spikeloom.app.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import spikeloom.app.Tiny;
import spikeloom.dataset.Dataset;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.Progress;
import spikeloom.run.RunDirectory;
import spikeloom.training.Trainer;
import spikeloom.training.TrainingControl;
import spikeloom.training.TrainingListener;

/** A laboratory whose trainings take a moment, and are counted. */
public final class TinyLab implements Lab.Trains {
  public final List<Path> trained = new ArrayList<>();
  final List<String> decoded = new ArrayList<>();
  private final Lab lab;
  private boolean impatient;

  public TinyLab(Path out, int threads) {
    LabRequest.Effort effort = new LabRequest.Effort(false, 2, null);
    lab = new Lab(new LabRequest(out, effort, 3, threads, null, List.of()), this, decoded::add);
  }

  public Lab lab() {
    return lab;
  }

  /** From now on every training is stopped at its first report. */
  TinyLab stopping() {
    impatient = true;
    return this;
  }

  @Override
  public boolean toTheEnd(RunDirectory run, Dataset dataset) {
    trained.add(run.path());
    TrainingControl control = new TrainingControl();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void progressed(Progress progress) {
            if (impatient) {
              control.stop();
            }
          }
        };
    try (Trainer trainer = new Trainer(dataset, run, listener, control)) {
      return trainer.run() == Trainer.Outcome.FINISHED;
    }
  }

  /** The plan of a tiny network on drawn digits. */
  public TrainingPlan plan() {
    Map<Setting, String> plan = new EnumMap<>(Setting.class);
    plan.put(Setting.DATA, Tiny.DIGITS);
    plan.put(Setting.LIMIT, "200");
    plan.put(Setting.STEPS, "6");
    plan.put(Setting.HIDDEN, "24");
    plan.put(Setting.LATENT, "12");
    plan.put(Setting.DECODER_HIDDEN, "20");
    plan.put(Setting.BATCH, "10");
    plan.put(Setting.EPOCHS, "2");
    plan.put(Setting.SEED, "3");
    return lab.plan(plan);
  }
}
