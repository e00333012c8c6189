package spikeloom.app.tensorboard;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spikeloom.decoder.DecodeSteps;
import spikeloom.learning.LearningRateSchedule;
import spikeloom.objective.Distortion;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.LayerState;
import spikeloom.run.LayersAtStep;
import spikeloom.run.Progress;
import spikeloom.run.RunSummary;
import spikeloom.run.ValidationPoint;

/**
 * The numbers of a training by their tags in TensorBoard.
 *
 * @param plan of the training
 * @param values of one output of the decoder
 */
record TrainingNumbers(TrainingPlan plan, int values) {
  static final String TRAINING = "train";
  static final String VALIDATION = "validation";
  static final String TEST = "test";
  static final String GRADIENTS = "gradient_norm";

  private static final double NAT = Math.log(2);

  Map<String, Double> of(Progress report) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    put(numbers, TRAINING, "distortion", report.distortion());
    put(numbers, TRAINING, "rate_bits", report.rateBits());
    put(numbers, TRAINING, "negative_elbo", bound(report.distortion(), report.rateBits()));
    put(numbers, TRAINING, "latent_spike_rate", report.latentSpikeRate());
    put(numbers, TRAINING, "hidden_spike_rate", report.hiddenSpikeRate());
    put(numbers, TRAINING, "examples_per_second", report.examplesPerSecond());
    if (report.steps() > 0 && report.step() > 0) {
      LearningRateSchedule schedule =
          new LearningRateSchedule(plan.optimiser().learningRate(), report.steps());
      put(numbers, TRAINING, "learning_rate", schedule.at(report.step() - 1));
    }
    return numbers;
  }

  Map<String, Double> of(ValidationPoint point) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    put(numbers, VALIDATION, "distortion", point.distortion());
    put(numbers, VALIDATION, "rate_bits", point.rateBits());
    put(numbers, VALIDATION, "negative_elbo", bound(point.distortion(), point.rateBits()));
    put(numbers, VALIDATION, "accuracy", point.accuracy());
    return numbers;
  }

  static Map<String, Double> of(LayersAtStep moment) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (LayerState layer : moment.layers()) {
      String name = layer.name().replaceAll("[^A-Za-z0-9._-]+", "_");
      layer.gradientNorm().ifPresent(norm -> put(numbers, GRADIENTS, name, norm));
    }
    if (!numbers.isEmpty()) {
      for (LayerState layer : moment.layers()) {
        String name = layer.name().replaceAll("[^A-Za-z0-9._-]+", "_");
        layer.firingRate().ifPresent(rate -> put(numbers, "spike_rate", name, rate));
      }
    }
    return numbers;
  }

  static Map<String, Double> of(RunSummary summary) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    put(numbers, TEST, "distortion", summary.testDistortion());
    put(numbers, TEST, "rate_bits", summary.rateBits());
    put(numbers, TEST, "negative_elbo", summary.testNegativeElbo());
    put(numbers, TEST, "bits_per_dimension", summary.testBitsPerDimension());
    put(numbers, TEST, "accuracy", summary.testAccuracy());
    return numbers;
  }

  private static void put(
      Map<String, Double> numbers, String group, String name, @Nullable Double number) {
    if (number != null && Double.isFinite(number)) {
      numbers.put(group + "/" + name, number);
    }
  }

  /** Distortion plus rate in nats per example, or null where the distortion is not a likelihood. */
  private @Nullable Double bound(double distortion, double rateBits) {
    Distortion measure = plan.objective().distortion();
    boolean once = plan.decoder().moments() == DecodeSteps.END;
    return measure.likelihood() && once && plan.hasRate()
        ? Double.valueOf(measure.parts(values) * distortion + NAT * rateBits)
        : null;
  }
}
