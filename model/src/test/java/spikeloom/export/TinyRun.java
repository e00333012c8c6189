package spikeloom.export;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;
import spikeloom.training.Trainer;
import spikeloom.training.TrainingControl;
import spikeloom.training.TrainingListener;

/** A run that trains in a moment. */
final class TinyRun {
  private static final String DEFAULTS =
      "steps=6 hidden=10 latent=8 gain=3 decoder-hidden=12 epochs=1 batch=10 threads=1 seed=5";

  private TinyRun() {}

  static Dataset data() {
    return Catalog.strokes(1, 40, 30);
  }

  /** The default plan with settings changed, {@code option=text option=text ...}. */
  static TrainingPlan plan(String changes) {
    Map<Setting, String> texts = new EnumMap<>(Setting.class);
    for (String part : (DEFAULTS + " " + changes).strip().split(" +", -1)) {
      int mark = part.indexOf('=');
      texts.put(named(part.substring(0, mark)), part.substring(mark + 1));
    }
    return Setting.change(TrainingPlan.defaults(), texts);
  }

  private static Setting named(String option) {
    return Arrays.stream(Setting.values())
        .filter(setting -> setting.option().equals(option))
        .findFirst()
        .orElseThrow();
  }

  /** Trains a run in {@code folder}. */
  static void train(Path folder, String changes) {
    try (RunDirectory run = RunDirectory.create(folder, plan(changes));
        Trainer trainer =
            new Trainer(data(), run, new TrainingListener() {}, new TrainingControl())) {
      trainer.run();
    }
  }

  /** Trains a run and loads it. */
  static TrainedModel trained(Path folder, String changes) {
    train(folder, changes);
    return TrainedModel.load(RunDirectory.openToRead(folder), data(), 1, note -> {});
  }
}
