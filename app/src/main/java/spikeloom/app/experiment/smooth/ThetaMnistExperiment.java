package spikeloom.app.experiment.smooth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.LabRequest;
import spikeloom.app.experiment.ValidationChoice;
import spikeloom.app.report.ResultDirectory;
import spikeloom.array.Workers;
import spikeloom.plan.Setting;
import spikeloom.text.Wording;

/**
 * MNIST by the time of the first output spike: a network 784-100-100-10 of theta neurons that is
 * silent at first. Source: Klos and Memmesheimer, arXiv 2309.14523; with the published settings,
 * and with smaller batches and a step size that decays faster, for a result after fewer epochs.
 */
public final class ThetaMnistExperiment implements Experiment {
  private static final String PUBLISHED = "published";
  private static final String CHOSEN = "chosen";
  private static final int PUBLISHED_EPOCHS = 100;
  private static final int EPOCHS = 30;
  private static final int EARLY = 3;
  private static final int TRIALS = 10;
  private static final int CHOICE = 3; // a third of the epochs is enough for the choice

  private final String data;

  /** Creates the experiment on MNIST. */
  public ThetaMnistExperiment() {
    this("mnist");
  }

  /** Creates the experiment on any images. */
  public ThetaMnistExperiment(String data) {
    this.data = data;
  }

  @Override
  public String name() {
    return "theta-mnist";
  }

  @Override
  public String title() {
    return "MNIST by first spikes of theta neurons, from silence";
  }

  @Override
  public List<String> parts() {
    return List.of(CHOSEN, PUBLISHED);
  }

  @Override
  public void run(Lab lab, ResultDirectory results) {
    LabRequest request = lab.request();
    List<String> defaults = request.effort().quick() ? List.of(CHOSEN) : parts();
    List<String> wanted = request.only().isEmpty() ? defaults : request.only();
    results.paragraph(
        """
        A network 784-100-100-10 of theta neurons (period 6, trial of 2) reads an image by its first
        output spike. All pixels of at least 128 fire together at 0.02, the others never. The loss
        is the cross-entropy of the softmax of the negative first output times, and 0.01 (exp(t/T) -
        1) of the label's. AdaBelief, pixels inverted with probability 0.02. The test images are
        evaluated once, at the end of a training.

        *accuracy*: the label's neuron is the first, where neurons that did not fire in the trial
        are continued to a pseudospike; *ordinary*: it is the first and fired within the trial.
        *silent*: hidden neurons that do not fire for an image.
        """);
    try (Workers workers = new Workers(request.threads())) {
      if (wanted.contains(CHOSEN)) {
        chosen(lab, workers, results);
      }
      if (wanted.contains(PUBLISHED)) {
        published(lab, workers, results);
      }
    }
  }

  private void chosen(Lab lab, Workers workers, ResultDirectory results) {
    int epochs = lab.request().effort().epochs(EPOCHS, EARLY);
    int choiceEpochs = Math.max(1, epochs / CHOICE);
    long seed = lab.request().seed() - 1;
    ValidationChoice<ThetaMnistTraining.Configuration> choice =
        training(lab, seed, workers).choose(seed, choiceEpochs);
    results.paragraph(
        """
        ## Chosen settings

        Settings: %s. Batch and step size were chosen by the share of validation images (held-out training
        images) classified wrongly after %s with seed %d, which is not reported: %s. The decay of
        the step size was not compared with others; the other constants are published.
        """
            .formatted(
                choice.best(),
                Wording.count(choiceEpochs, "epoch"),
                seed,
                choice.text(Object::toString)));
    trials(lab, workers, choice.best(), epochs, "", results);
  }

  private void published(Lab lab, Workers workers, ResultDirectory results) {
    int epochs = lab.request().effort().epochs(PUBLISHED_EPOCHS, EARLY);
    results.paragraph(
        """
        ## Published settings

        Settings: %s; %s.
        """
            .formatted(ThetaMnistTraining.PUBLISHED, Wording.count(epochs, "epoch")));
    trials(lab, workers, ThetaMnistTraining.PUBLISHED, epochs, PUBLISHED, results);
  }

  private void trials(
      Lab lab,
      Workers workers,
      ThetaMnistTraining.Configuration setting,
      int epochs,
      String part,
      ResultDirectory results) {
    List<ThetaMnistTraining.Trial> trials = new ArrayList<>();
    for (long seed : lab.seeds(TRIALS)) {
      trials.add(training(lab, seed, workers).train(seed, setting, epochs));
    }
    new ThetaMnistReport(trials, epochs, part).write(results);
  }

  private ThetaMnistTraining training(Lab lab, long seed, Workers workers) {
    Map<Setting, String> plan = Map.of(Setting.DATA, data, Setting.SEED, Long.toString(seed));
    return new ThetaMnistTraining(lab, lab.dataset(lab.plan(plan)), workers);
  }
}
