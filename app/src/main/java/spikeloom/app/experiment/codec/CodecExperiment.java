package spikeloom.app.experiment.codec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.LabRequest;
import spikeloom.app.report.ResultDirectory;
import spikeloom.dataset.Dataset;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;

/**
 * Latent spikes as an image codec: for each weight of the rate, the size of a real file of the
 * coded spikes of all test pictures and the PSNR of what is decoded from it, beside JPEG, PNG and
 * zlib, which code every picture for itself.
 */
public final class CodecExperiment implements Experiment {
  private static final List<String> DATA = List.of("mnist", "fashion-mnist");
  private static final List<String> WEIGHTS = List.of("0.1", "0.03", "0.01", "0.003", "0.001");
  private static final List<String> QUICK_WEIGHTS = List.of("0.03");
  private static final List<Integer> QUALITIES = List.of(1, 5, 10, 15, 20, 25, 30, 40, 50, 60, 75);
  private static final int TRIALS = 1;
  private static final int EPOCHS = 12;
  private static final int QUICK_PICTURES = 1_000;

  @Override
  public String name() {
    return "codec";
  }

  @Override
  public String title() {
    return "Latent spikes as an image codec, in real bits";
  }

  @Override
  public List<String> parts() {
    return DATA;
  }

  private List<String> wanted(LabRequest request) {
    List<String> defaults = request.effort().quick() ? DATA.subList(0, 1) : DATA;
    List<String> wanted = request.only().isEmpty() ? defaults : request.only();
    return DATA.stream().filter(wanted::contains).toList();
  }

  @Override
  public void run(Lab lab, ResultDirectory results) {
    boolean quick = lab.request().effort().quick();
    results.paragraph(
        "The size of a file of coded spikes is that of the whole file, header included, for all test pictures, divided"
            + " by their number. JPEG, PNG and zlib code every picture for itself; JPEG is also counted without its"
            + " tables and markers. PSNR is that of the mean squared error over all test pictures, in bytes.");
    for (String data : wanted(lab.request())) {
      Dataset dataset = lab.dataset(data, lab.request().seed());
      Dataset.Split test = dataset.test();
      GreyPictures pictures = GreyPictures.of(quick ? test.first(QUICK_PICTURES) : test);
      List<List<CodecPoint>> seeds = new ArrayList<>();
      for (long seed : lab.seeds(TRIALS)) {
        seeds.add(points(lab, results.path(), data, pictures, seed));
      }
      report(lab, results, data, pictures).finish(seeds);
    }
  }

  private static List<CodecPoint> points(
      Lab lab, Path results, String data, GreyPictures pictures, long seed) {
    List<CodecPoint> points = new ArrayList<>();
    for (String weight : lab.request().effort().quick() ? QUICK_WEIGHTS : WEIGHTS) {
      String name = "%s-weight-%s-seed-%d".formatted(data, weight, seed);
      try (TrainedModel model = lab.train(name, plan(lab, data, weight, seed))) {
        Path file = results.resolve("spikes").resolve(name + ".spk");
        points.add(SpikeCodec.measure("weight " + weight, model, pictures, file));
      }
    }
    return points;
  }

  private static CodecReport report(
      Lab lab, ResultDirectory results, String data, GreyPictures pictures) {
    lab.report("Writing %s as JPEG, PNG and zlib.".formatted(data));
    List<JpegCodec.Points> jpeg =
        QUALITIES.stream().map(quality -> JpegCodec.measure(pictures, quality)).toList();
    return new CodecReport(
        results, data, jpeg, List.of(LosslessCodecs.png(pictures), LosslessCodecs.zlib(pictures)));
  }

  /**
   * The networks of the codec. Their spikes fire by threshold, so that no bits are spent on chance.
   */
  static TrainingPlan plan(Lab lab, String data, String weight, long seed) {
    LabRequest.Effort effort = lab.request().effort();
    Map<Setting, String> plan = new EnumMap<>(Setting.class);
    plan.put(Setting.DATA, data);
    plan.put(Setting.ENCODING, "direct");
    plan.put(Setting.PRIOR, "network");
    plan.put(Setting.RATE_WEIGHT, weight);
    plan.put(Setting.RATE, "code-length");
    plan.put(Setting.WARM_UP, "0.3");
    plan.put(Setting.LATERAL, "yes");
    plan.put(Setting.ESTIMATOR, "threshold");
    plan.put(Setting.LEARNING_RATE, "0.002");
    plan.put(Setting.HIDDEN, "1000");
    plan.put(Setting.LATENT, "160");
    plan.put(Setting.STEPS, "10");
    plan.put(Setting.DECODER_HIDDEN, "1024");
    plan.put(Setting.BATCH, "32");
    plan.put(Setting.EPOCHS, Integer.toString(effort.epochs(EPOCHS, 1)));
    plan.put(Setting.SEED, Long.toString(seed));
    if (effort.quick()) {
      plan.put(Setting.LIMIT, "20000");
    }
    return lab.plan(plan);
  }
}
