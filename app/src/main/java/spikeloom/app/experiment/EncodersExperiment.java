package spikeloom.app.experiment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import spikeloom.app.report.ResultDirectory;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.evaluation.Mean;
import spikeloom.evaluation.MeanTarget;
import spikeloom.evaluation.dl4j.Judge;
import spikeloom.exploration.TrainedModel;
import spikeloom.objective.Distortion;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.ui.chart.Reference;
import spikeloom.ui.figure.Figure;
import spikeloom.ui.figure.Figures;

/**
 * Trains every encoder in the same autoencoder on the same images, with its default settings and
 * the same number of epochs, and compares results and cost.
 */
public final class EncodersExperiment implements Experiment {
  private static final List<String> QUICK = List.of("lif", "src", "ltc");
  private static final int EPOCHS = 3;
  private static final int QUICK_IMAGES = 6000;
  private static final int SHOWN = 20;

  private record Result(EncoderArm arm, Grouped trials, Mean speed, Figure images) {
    double of(ToDoubleFunction<Measurement> value) {
      return trials.mean(value).value();
    }
  }

  private final String data;
  private final Map<Setting, String> everywhere;

  /** Creates the experiment on MNIST. */
  public EncodersExperiment() {
    this("mnist", Map.of());
  }

  /**
   * Creates the experiment on any images, known or a folder, with some settings common to all
   * encoders.
   */
  EncodersExperiment(String data, Map<Setting, String> everywhere) {
    this.data = data;
    this.everywhere = Map.copyOf(everywhere);
  }

  @Override
  public String name() {
    return "encoders";
  }

  @Override
  public String title() {
    return "Every encoder in the same autoencoder";
  }

  @Override
  public List<String> parts() {
    return EncoderArm.ALL.stream().map(EncoderArm::name).toList();
  }

  private List<EncoderArm> wanted(LabRequest request) {
    List<String> defaults = request.effort().quick() ? QUICK : parts();
    List<String> wanted = request.only().isEmpty() ? defaults : request.only();
    return EncoderArm.ALL.stream().filter(arm -> wanted.contains(arm.name())).toList();
  }

  @Override
  public void run(Lab lab, ResultDirectory results) {
    List<EncoderArm> arms = wanted(lab.request());
    Dataset dataset = images(lab, arms.get(0));
    List<Result> found = new ArrayList<>();
    double original;
    try (Judge judge = JudgeStore.of(lab, dataset)) {
      original = judge.accuracy(dataset.test());
      for (EncoderArm arm : arms) {
        found.add(measure(lab, arm, judge));
      }
    }
    explain(lab, arms, original, results);
    report(found, results);
    figures(found, dataset, original, results);
  }

  private Dataset images(Lab lab, EncoderArm arm) {
    long seed = lab.request().seed();
    return isKnown() ? lab.dataset(data, seed) : lab.dataset(plan(lab, arm, seed));
  }

  private boolean isKnown() {
    return Catalog.names().contains(data);
  }

  private Result measure(Lab lab, EncoderArm arm, Judge judge) {
    List<Measurement> trials = new ArrayList<>();
    List<Double> speeds = new ArrayList<>();
    @Nullable Figure images = null;
    for (long seed : lab.seeds(1)) {
      String run = arm.name() + "-seed-" + seed;
      try (TrainedModel model = lab.train(run, plan(lab, arm, seed))) {
        trials.add(Measurement.of(model, judge));
        speeds.add(lab.trainingSpeed(run));
        images = images == null ? Figures.reconstructions(model.snapshot(SHOWN)) : images;
      }
    }
    return new Result(
        arm, new Grouped(arm.name(), trials), Mean.of(speeds), Objects.requireNonNull(images));
  }

  private TrainingPlan plan(Lab lab, EncoderArm arm, long seed) {
    LabRequest.Effort effort = lab.request().effort();
    Map<Setting, String> plan = new EnumMap<>(Setting.class);
    plan.put(Setting.DATA, data);
    if (isKnown()) {
      plan.put(Setting.ENCODING, Catalog.entry(data).encoding());
    }
    plan.putAll(arm.settings());
    plan.put(Setting.EPOCHS, Integer.toString(effort.epochs(EPOCHS, 1)));
    plan.put(Setting.SEED, Long.toString(seed));
    if (effort.quick()) {
      plan.put(Setting.LIMIT, Integer.toString(QUICK_IMAGES));
    }
    plan.putAll(everywhere);
    return lab.plan(plan);
  }

  private void explain(Lab lab, List<EncoderArm> arms, double original, ResultDirectory results) {
    LabRequest.Effort effort = lab.request().effort();
    results.paragraph(
        """
        Images of %s. Every encoder has its default settings, those of `spikeloom train` when only
        the encoder is given. Their constants were chosen on the validation part, see
        docs/decisions/0037-constants-on-validation.md. The test images are evaluated once, at the
        end. Epochs of each: %d%s. Differences from the default network:

        %s
        """
            .formatted(
                data,
                effort.epochs(EPOCHS, 1),
                effort.quick() ? ", of %,d images".formatted(QUICK_IMAGES) : "",
                arms.stream()
                    .map(arm -> "- *%s*: `%s`".formatted(arm.name(), arm.options()))
                    .collect(Collectors.joining("\n"))));
    results.paragraph(GroupTable.NOTE);
    results.paragraph(
        """
        `latent_spikes` are those of the latent layer, `spikes` those and the hidden ones, per
        example; graded pulses count if they are not 0. With rule `fptt` the decoder reads
        only those of the last window. `srm` learns by default with a slope floor of 0.05 and a push
        of silent neurons of 0.001; with 0 for both its gradients are exact. `examples_s`: examples
        per second in training, on this machine with its other load. `binary_distortion`,
        for graded pulses: the distortion when the same decoder receives 1 for every step with a
        pulse above one half and 0 for every other.
        The judge classifies %.2f %% of the original test images correctly.
        """
            .formatted(100 * original));
  }

  private static void report(List<Result> found, ResultDirectory results) {
    for (Result r : found) {
      String arm = r.arm().metric();
      results.metric("distortion_" + arm, r.trials().distortion().value());
      results.metric("rate_bits_" + arm, r.trials().rateBits().value());
      results.metric("judge_accuracy_" + arm, r.trials().judge().value());
      results.metric("latent_spikes_" + arm, r.of(m -> m.spikes().latent()));
      results.metric("spikes_" + arm, r.of(m -> m.spikes().all()));
      results.metric("additions_" + arm, r.trials().cost(m -> m.operations().additions()));
      results.metric(
          "multiplications_" + arm, r.trials().cost(m -> m.operations().multiplications()));
      results.metric("energy_uj_" + arm, r.trials().cost(Measurement::energy) / 1000);
      results.metric("dense_uj_" + arm, r.trials().cost(Measurement::denseEnergy) / 1000);
      results.metric("ordinary_uj_" + arm, r.trials().cost(Measurement::ordinaryEnergy) / 1000);
      results.metric("examples_per_second_" + arm, r.speed().value());
      double binary = r.of(EncodersExperiment::binaryDistortion);
      if (!Double.isNaN(binary)) {
        results.metric("binary_distortion_" + arm, binary);
      }
    }
    results.table(
        GroupTable.of(
            found.stream().map(Result::trials).toList(),
            List.of(
                column("latent_spikes", found, r -> r.of(m -> m.spikes().latent())),
                column("spikes", found, r -> r.of(m -> m.spikes().all())),
                column("examples_s", found, r -> r.speed().value()),
                column(
                    "binary_distortion", found, r -> r.of(EncodersExperiment::binaryDistortion)))));
  }

  private static double binaryDistortion(Measurement measurement) {
    Double binary = measurement.binaryDistortion();
    return binary == null ? Double.NaN : binary;
  }

  private static GroupTable.Column column(
      String name, List<Result> found, ToDoubleFunction<Result> value) {
    return new GroupTable.Column(name, found.stream().mapToDouble(value).boxed().toList());
  }

  private static void figures(
      List<Result> found, Dataset dataset, double original, ResultDirectory results) {
    List<Grouped> groups = found.stream().map(Result::trials).toList();
    double mean = MeanTarget.distortion(dataset.train(), dataset.test(), Distortion.CROSS_ENTROPY);
    double itself = MeanTarget.entropy(dataset.test());
    results.metric("distortion_mean_image", mean);
    results.metric("distortion_itself", itself);
    results.metric("judge_accuracy_original", original);
    results.figure(
        "distortion",
        GroupFigures.distortion(
            groups,
            List.of(
                Reference.horizontal(mean, "mean image"),
                Reference.horizontal(itself, "perfect copy"))),
        "Cross-entropy of reconstructions. Predicting the mean training image gives %.4f, predicting the image itself %.4f."
            .formatted(mean, itself));
    results.figure(
        "judge",
        GroupFigures.judge(groups, original),
        "Share of reconstructions that the judge classifies correctly.");
    results.figure(
        "rate-distortion",
        GroupFigures.rateDistortion(groups),
        "Distortion against the information rate of the latent spikes.");
    for (Result result : found) {
      results.figure(
          "reconstructions-" + result.arm().name(),
          result.images(),
          "Targets and reconstructions of " + result.arm().name() + ".");
    }
  }
}
