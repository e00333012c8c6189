package spikeloom.app.experiment.vdib;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.Lab;
import spikeloom.app.report.ReportTable;
import spikeloom.app.report.ResultDirectory;
import spikeloom.array.GradientSink;
import spikeloom.array.Parameters;
import spikeloom.encoder.lif.Feedback;
import spikeloom.exploration.TrainedModel;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.AutoencoderPass;
import spikeloom.learning.Baseline;
import spikeloom.learning.Batch;
import spikeloom.learning.Optimisers;
import spikeloom.learning.ScoreFunction;
import spikeloom.learning.SpikeEnumeration;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.random.RandomKey;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.BarSeries;
import spikeloom.ui.figure.ExperimentFigures;

/**
 * Compares the gradients of the learning rules at the same network, seed and batch over many draws
 * of latent spikes: on a network so small that all spike patterns can be enumerated, with the exact
 * gradient; on one of default size, with long averages.
 */
public final class GradientsExperiment implements Experiment {
  private static final int DRAWS = 8;

  private record Scale(String name, Map<Setting, String> plan, int samples, int times) {}

  @Override
  public String name() {
    return "gradients";
  }

  @Override
  public String title() {
    return "Gradients of the learning rules against the exact one";
  }

  @Override
  public void run(Lab lab, ResultDirectory results) {
    results.paragraph(
        """
        Every rule computes its gradient of the same batch at the same parameters, repeatedly with
        different latent spikes. *cosine of one*: mean cosine between a single gradient and the
        reference; *cosine of mean*: between the mean gradient and the reference, 1 for a rule
        without bias, up to the remaining scatter; *norm*: length of the mean gradient;
        *scatter*: root mean squared distance of single gradients from their mean; both in lengths
        of the reference.

        The reference of the readout of the tiny network is the exact gradient of the expected loss,
        by enumeration of all 65,536 spike patterns. Hidden spikes are thresholds without a
        derivative: their layers' reference is the mean of `bptt`, which uses the surrogate.
        The same holds for the large network, which cannot be enumerated.

        Rules: `bptt` straight through the latent spikes; `score` with symmetric or random feedback,
        8 draws per sample, and as baseline the mean of the other draws, a running mean of
        earlier batches, or none. Gradients of training samples are compared; no constant was
        chosen on data.
        """);
    ReportTable table =
        new ReportTable(
            "network",
            "rule",
            "layer",
            "reference",
            "cosine_of_one",
            "cosine_of_mean",
            "norm",
            "scatter");
    boolean quick = lab.request().effort().quick();
    compare(lab, tiny(quick), table, results);
    if (!quick) {
      compare(lab, large(), table, results);
    }
    results.table(table);
  }

  private static Scale tiny(boolean quick) {
    Map<Setting, String> plan = new EnumMap<>(Setting.class);
    plan.put(Setting.STEPS, "4");
    plan.put(Setting.HIDDEN, "12");
    plan.put(Setting.LATENT, "4");
    plan.put(Setting.READOUT_DECAY, "0.5");
    plan.put(Setting.DECODER, "linear");
    plan.put(Setting.BETA, "0.01");
    plan.put(Setting.LIMIT, "2000");
    return new Scale("tiny", plan, 1, quick ? 2_000 : 20_000);
  }

  private static Scale large() {
    Map<Setting, String> plan = new EnumMap<>(Setting.class);
    plan.put(Setting.LIMIT, "6400");
    return new Scale("large", plan, 64, 60);
  }

  private static void compare(Lab lab, Scale scale, ReportTable table, ResultDirectory results) {
    Map<Setting, String> plan = new EnumMap<>(scale.plan());
    plan.put(Setting.SEED, Long.toString(lab.request().seed()));
    TrainingPlan settled = lab.plan(plan);
    try (TrainedModel model = lab.train(scale.name(), settled)) {
      int[] first = IntStream.range(0, scale.samples()).toArray();
      Batch batch =
          model
              .task()
              .batches(model.task().dataset().train(), model.workers())
              .of(first, key(lab, "input"));
      lab.report("Computing gradients of the " + scale.name() + " network");
      Map<String, GradientSample> samples = samples(lab, model, batch, scale.times());
      report(scale, model, batch, samples, table, results);
    }
  }

  private static RandomKey key(Lab lab, String purpose) {
    return RandomKey.ofSeed(lab.request().seed()).fold("gradients").fold(purpose);
  }

  private static Map<String, GradientSample> samples(
      Lab lab, TrainedModel model, Batch batch, int times) {
    Map<String, GradientSample.Rule> rules = new LinkedHashMap<>();
    Autoencoder networks = model.autoencoder();
    float[] unread = new float[networks.decoder().parameters().length()];
    GradientSink sink = GradientSink.into(unread);
    AutoencoderPass pass = new AutoencoderPass(networks, batch.samples(), model.workers());
    rules.put("bptt", (key, gradient) -> pass.gradient(batch, key, gradient, sink));
    Feedback symmetric = new Feedback.Symmetric();
    Feedback random = new Feedback.Random(key(lab, "feedback"));
    rules.put("score", score(model, batch, symmetric, Baseline.LEAVE_ONE_OUT));
    rules.put("score, random feedback", score(model, batch, random, Baseline.LEAVE_ONE_OUT));
    rules.put("score, running mean", score(model, batch, symmetric, Baseline.RUNNING_MEAN));
    rules.put("score, no baseline", score(model, batch, symmetric, Baseline.NONE));
    Map<String, GradientSample> samples = new LinkedHashMap<>();
    Parameters layout = networks.encoder().parameters();
    rules.forEach(
        (name, rule) ->
            samples.put(name, new GradientSample(layout, rule, times, key(lab, "latent"))));
    return samples;
  }

  private static GradientSample.Rule score(
      TrainedModel model, Batch batch, Feedback feedback, Baseline baseline) {
    Autoencoder networks = model.autoencoder();
    ScoreFunction rule =
        new ScoreFunction(
            networks,
            batch.samples(),
            Optimisers.of(networks, model.workers()),
            new ScoreFunction.Settings(feedback, baseline, DRAWS));
    float[] unread = new float[networks.decoder().parameters().length()];
    GradientSink sink = GradientSink.into(unread);
    return (key, gradient) -> {
      rule.gradient(batch, key, gradient, sink);
      rule.remember(batch.samples());
    };
  }

  private static void report(
      Scale scale,
      TrainedModel model,
      Batch batch,
      Map<String, GradientSample> samples,
      ReportTable table,
      ResultDirectory results) {
    Autoencoder networks = model.autoencoder();
    double[] average = Objects.requireNonNull(samples.get("bptt")).mean();
    boolean enumerable =
        batch.samples() == 1
            && networks.steps() * networks.encoder().latents() <= SpikeEnumeration.MOST;
    double[] exact = average;
    if (enumerable) {
      SpikeEnumeration all = new SpikeEnumeration(networks, batch);
      exact = all.gradient(all.parameters());
    }
    List<String> layers =
        networks.encoder().parameters().slices().stream().map(Parameters.Slice::name).toList();
    List<BarSeries> cosines = new ArrayList<>();
    List<BarSeries> scatters = new ArrayList<>();
    for (Map.Entry<String, GradientSample> rule : samples.entrySet()) {
      double[] cosine = new double[layers.size()];
      double[] scatter = new double[layers.size()];
      for (int l = 0; l < cosine.length; l++) {
        boolean known = enumerable && layers.get(l).startsWith("readout");
        GradientSample.Agreement a = rule.getValue().with(known ? exact : average, layers.get(l));
        cosine[l] = a.cosineOfMean();
        scatter[l] = a.scatter();
        table.row(
            scale.name(),
            rule.getKey(),
            layers.get(l),
            known ? "enumeration" : "mean of bptt",
            a.cosineOfOne(),
            a.cosineOfMean(),
            a.norm(),
            a.scatter());
        results.metric(metric(scale, rule.getKey(), layers.get(l), "cosine"), a.cosineOfMean());
        results.metric(metric(scale, rule.getKey(), layers.get(l), "scatter"), a.scatter());
      }
      cosines.add(BarSeries.of(rule.getKey(), cosine, cosines.size()));
      scatters.add(BarSeries.of(rule.getKey(), scatter, scatters.size()));
    }
    results.figure(
        "agreement-" + scale.name(),
        ExperimentFigures.gradientAgreement(layers, cosines),
        "Cosine of the mean gradient and the reference, " + scale.name() + " network.");
    results.figure(
        "scatter-" + scale.name(),
        ExperimentFigures.bars(
            "Scatter of a single gradient",
            new Axis("", "lengths of the reference", Axis.Scale.LOG),
            layers,
            scatters,
            List.of()),
        "Root mean squared distance of a gradient from the mean, " + scale.name() + " network.");
  }

  private static String metric(Scale scale, String rule, String layer, String what) {
    String name = what + "_" + scale.name() + "_" + rule + "_" + layer;
    return name.replaceAll("[^A-Za-z0-9]+", "_");
  }
}
