package spikeloom.export;

import java.nio.file.Path;
import java.util.List;
import spikeloom.dataset.Dataset;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;
import spikeloom.training.Trainer;
import spikeloom.training.TrainingControl;
import spikeloom.training.TrainingListener;

/** Trains and keeps what is noted on the way. */
final class TinyRunNotes {
  private TinyRunNotes() {}

  static void train(Path folder, TrainingPlan plan, Dataset data, List<String> notes) {
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void noted(String sentence) {
            notes.add(sentence);
          }
        };
    try (RunDirectory run = RunDirectory.create(folder, plan);
        Trainer trainer = new Trainer(data, run, listener, new TrainingControl())) {
      trainer.run();
    }
  }
}
