// The code of first-run.ipynb, for jshell.

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.evaluation.Metrics;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.DefaultSettings;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.Progress;
import spikeloom.run.RunDirectory;
import spikeloom.run.RunHistory;
import spikeloom.training.Trainer;
import spikeloom.training.TrainingControl;
import spikeloom.training.TrainingListener;
import spikeloom.ui.figure.FigureFile;
import spikeloom.ui.figure.Figures;

TrainingPlan plan =
    Setting.change(
        DefaultSettings.plan(),
        Map.of(
            Setting.LIMIT, "400",
            Setting.HIDDEN, "60",
            Setting.LATENT, "24",
            Setting.EPOCHS, "4",
            Setting.BATCH, "20",
            Setting.SEED, "7"));
Dataset data = Catalog.open("strokes", DataDirectory.standard(), plan.seed());
System.out.println(data.train().size() + " training samples of " + data.shape());

Path folder = Path.of("runs", "notebook");
boolean begun = Files.exists(folder.resolve("plan.json"));
RunDirectory run = begun ? RunDirectory.openToWrite(folder) : RunDirectory.create(folder, plan);
TrainingListener listener =
    new TrainingListener() {
      @Override
      public void progressed(Progress at) {
        System.out.printf("step %d  distortion %.4f%n", at.step(), at.distortion());
      }
    };
if (!run.finished()) {
  try (Trainer trainer = new Trainer(data, run, listener, new TrainingControl())) {
    System.out.println(trainer.run());
  }
}
run.close();

RunDirectory there = RunDirectory.openToRead(folder);
RunHistory history = there.history(System.out::println);
List<Progress> reports = history.metrics();
double first = reports.get(0).distortion();
double last = reports.get(reports.size() - 1).distortion();
System.out.printf("%d reports, distortion from %.4f to %.4f%n", reports.size(), first, last);
Metrics metrics;
try (TrainedModel model = TrainedModel.load(there, data, plan.threads())) {
  metrics = model.evaluator().run(200);
}
System.out.printf(
    "test distortion %.4f, rate %.2f bits per example%n", metrics.distortion(), metrics.rateBits());

Path curves = folder.resolve("curves.png");
FigureFile.write(Figures.trainingCurves(history), curves);
System.out.println(curves);

/exit
