package spikeloom.export;

import java.nio.file.Path;
import java.util.List;
import spikeloom.dataset.Dataset;
import spikeloom.training.RunDirectory;
import spikeloom.training.Trainer;
import spikeloom.training.TrainingControl;
import spikeloom.training.TrainingListener;
import spikeloom.training.TrainingPlan;

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
