package spikeloom.app.experiment.tradeoff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.TrainingLines;
import spikeloom.app.experiment.ValidationChoice;
import spikeloom.dataset.Dataset;
import spikeloom.decoder.dl4j.NativeBackend;
import spikeloom.evaluation.dl4j.GaussianAutoencoder;
import spikeloom.evaluation.dl4j.GaussianBound;
import spikeloom.evaluation.dl4j.GaussianSettings;
import spikeloom.evaluation.dl4j.GaussianSettings.Activation;
import spikeloom.file.SafeFile;
import spikeloom.numpy.Npy;
import spikeloom.numpy.NumpyArray;
import spikeloom.plan.Json;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;
import spikeloom.random.RandomKey;
import spikeloom.text.Wording;

/**
 * The variational autoencoders without spikes: as wide as the networks of a plan, trained on the
 * same samples with as many updates, and stored beside the runs.
 */
final class GaussianRuns {
  static final int LATENTS = 20;
  private static final int DRAWS = 8;
  private static final double WARM_UP = 0.3;
  private static final List<Double> RATES = List.of(0.001, 0.002, 0.004, 0.008);

  private final Lab lab;
  private final TrainingPlan plan;
  private final Dataset dataset;
  private final Dataset.Split train;

  /** What a stored model was made of. */
  private record Origin(String data, String splitSha256, int samples, GaussianSettings settings) {}

  /**
   * Models beside the runs of a plan.
   *
   * @param plan of a spiking model with one hidden layer, whose widths, epochs and batch are used
   */
  GaussianRuns(Lab lab, TrainingPlan plan) {
    this.lab = lab;
    this.plan = plan;
    dataset = lab.dataset(plan);
    Integer limit = plan.data().limit();
    train = limit == null ? dataset.train() : dataset.train().limited(limit);
    NativeBackend.start(lab.request().threads());
  }

  /**
   * Chooses by -ELBO on the validation part: the activation and the learning rate without a
   * warm-up, then whether a warm-up helps. A quick experiment takes the first candidate.
   */
  ValidationChoice<GaussianSettings> choose() {
    long seed = lab.request().seed();
    if (lab.request().effort().quick()) {
      return ValidationChoice.among(
          List.of(settings(Activation.RELU, RATES.get(0), 0, seed)), this::validation);
    }
    List<GaussianSettings> candidates =
        List.of(Activation.values()).stream()
            .flatMap(a -> RATES.stream().map(rate -> settings(a, rate, 0, seed)))
            .toList();
    GaussianSettings best = ValidationChoice.among(candidates, this::validation).best();
    return ValidationChoice.among(
        List.of(best, settings(best.activation(), best.learningRate(), WARM_UP, seed)),
        this::validation);
  }

  private GaussianSettings settings(
      Activation activation, double learningRate, double warmUp, long seed) {
    return new GaussianSettings(
        seed,
        plan.encoder().denseLayers().get(0),
        LATENTS,
        plan.decoder().hidden(),
        activation,
        plan.optimiser().epochs(),
        plan.optimiser().batch(),
        learningRate,
        warmUp);
  }

  private double validation(GaussianSettings settings) {
    return bound(settings, dataset.validation()).negativeElbo().value();
  }

  /** The bound on the test part. */
  GaussianBound test(GaussianSettings settings) {
    return bound(settings, dataset.test());
  }

  private GaussianBound bound(GaussianSettings settings, Dataset.Split split) {
    try (GaussianAutoencoder model = trained(settings)) {
      return model.bound(split, DRAWS, RandomKey.ofSeed(settings.seed()).fold("test"));
    }
  }

  /** A name of settings, without the seed. */
  static String name(GaussianSettings settings) {
    String warm = settings.warmUp() > 0 ? "-warm-up-" + settings.warmUp() : "";
    return String.format(
        Locale.ROOT, "%s-%s%s", Wording.of(settings.activation()), settings.learningRate(), warm);
  }

  /** The stored model, or a new one, which is stored. */
  private GaussianAutoencoder trained(GaussianSettings settings) {
    String name = "gaussian-" + name(settings) + "-seed-" + settings.seed();
    Path folder = lab.directory(name);
    Path values = folder.resolve("parameters.npy");
    Path about = folder.resolve("settings.json"); // written last: the model is complete
    String origin =
        Json.write(new Origin(dataset.name(), dataset.splitHash(), train.size(), settings));
    try {
      if (Files.exists(about)) {
        if (!Files.readString(about).equals(origin)) {
          throw new RunException(
              "%s holds a model with other settings or other data: choose another folder with --out."
                  .formatted(folder));
        }
        return GaussianAutoencoder.of(dataset.shape().size(), settings, read(values));
      }
      GaussianAutoencoder model =
          GaussianAutoencoder.train(train, settings, new TrainingLines(name, lab::report));
      float[] parameters = model.parameters();
      Files.createDirectories(folder);
      SafeFile.writeBeside(
          values, beside -> Npy.write(beside, parameters, List.of(parameters.length)));
      SafeFile.writeText(about, origin);
      return model;
    } catch (IOException e) {
      throw new RunException(
          "%s cannot be read or written: %s.".formatted(folder, SafeFile.reason(e)), e);
    }
  }

  private static float[] read(Path file) {
    NumpyArray array = Npy.read(file);
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) array.number(i);
    }
    return values;
  }
}
