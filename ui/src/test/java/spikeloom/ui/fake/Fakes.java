package spikeloom.ui.fake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import spikeloom.event.EventStream;
import spikeloom.event.Sensor;
import spikeloom.objective.Distortion;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.LayerState;
import spikeloom.run.LayersAtStep;
import spikeloom.run.Progress;
import spikeloom.run.RunHistory;
import spikeloom.run.RunLabel;
import spikeloom.run.RunOverview;
import spikeloom.run.RunSummary;
import spikeloom.run.ValidationPoint;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeRaster;
import spikeloom.training.Snapshot;

/** What a run would report. */
public final class Fakes {
  public static final SignalShape.Image SHAPE = new SignalShape.Image(1, Digits.SIDE, Digits.SIDE);
  public static final int STEPS_PER_EPOCH = 937;

  private Fakes() {}

  /** The report after {@code step} of {@code steps} optimiser steps. */
  public static Progress progress(long step, long steps) {
    SplittableRandom random = new SplittableRandom(step);
    double t = (double) step / steps;
    int epochs = (int) Math.max(1, steps / STEPS_PER_EPOCH);
    return new Progress(
        step,
        steps,
        (int) Math.min(epochs, 1 + step / STEPS_PER_EPOCH),
        epochs,
        step * 64,
        0.081 + 0.2 / (1 + 40 * t) + 0.35 * Math.exp(-t * 90) + random.nextDouble(-.004, .004),
        Distortion.CROSS_ENTROPY,
        180 + 420 * (1 - Math.exp(-9 * t)) - 60 * t + random.nextDouble(-12, 12),
        0.24 + random.nextDouble(-.01, .01),
        0.11,
        486 + random.nextDouble(-9, 9),
        (steps - step) * 64 / 486.0);
  }

  /** {@code count} reports over the first {@code share} of a run of {@code epochs}. */
  public static List<Progress> metrics(int count, int epochs, double share) {
    List<Progress> metrics = new ArrayList<>();
    long steps = (long) epochs * STEPS_PER_EPOCH;
    for (int i = 0; i < count; i++) {
      metrics.add(progress(Math.round((i + 1) * share * steps / count), steps));
    }
    return metrics;
  }

  /** A run of a plan with that beta. */
  public static RunOverview overview(String name, double beta, boolean finished) {
    TrainingPlan plan =
        Setting.change(TrainingPlan.defaults(), Map.of(Setting.BETA, Double.toString(beta)));
    double share = finished ? 1 : 0.4;
    return new RunOverview(
        Path.of("runs", name),
        plan,
        finished,
        metrics(40, 1, share),
        validation(10, share),
        finished ? 2 : 1,
        finished ? Optional.of(summary()) : Optional.empty(),
        RunLabel.NONE);
  }

  /** The same run with another plan, label and distortion on validation samples. */
  public static RunOverview overview(
      RunOverview run, Map<Setting, String> changes, RunLabel label, double distortion) {
    List<ValidationPoint> validation = new ArrayList<>(run.validation());
    ValidationPoint last = validation.get(validation.size() - 1);
    validation.add(
        new ValidationPoint(
            last.step() + 1, last.examples(), last.samples(), distortion, last.rateBits(), null));
    return new RunOverview(
        run.directory(),
        Setting.change(run.plan(), changes),
        run.finished(),
        run.reports(),
        validation,
        run.changed(),
        run.summary(),
        label);
  }

  /** The result of a finished run. */
  private static RunSummary summary() {
    return new RunSummary(
        0.0912, 0.263, 17.5, null, 31.4, null, 105.1, null, null, 33.2, 41.0, 58, "network", 104.2,
        0.0899, 31.2, null, 0.07, 0.0, 1200, 1000, 2000, 1, 1, 1, "", "0", null);
  }

  /** Points of a validation curve up to {@code share} of a run, a little above its reports. */
  public static List<ValidationPoint> validation(int count, double share) {
    return metrics(count, 1, share).stream()
        .map(
            p ->
                new ValidationPoint(
                    p.step(), p.examples(), 500, 1.02 * p.distortion(), p.rateBits(), null))
        .toList();
  }

  /** A dot that moves right by a pixel each millisecond over 40 pixels, every second event off. */
  public static EventStream recording() {
    EventStream.Builder events = new EventStream.Builder(new Sensor(40, 30), 80);
    for (int i = 0; i < 40; i++) {
      events.on(5_000 + 1000L * i, i, 10);
      events.off(5_000 + 1000L * i + 500, i, 20);
    }
    return events.build();
  }

  /** {@code count} digits, the sharper the further the run is ({@code done} 0 .. 1). */
  public static Snapshot snapshot(int count, double done) {
    List<Snapshot.Sample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SplittableRandom random = new SplittableRandom(100 + i);
      int label = i < 10 ? i : random.nextInt(10);
      float[] target = Digits.draw(label, random);
      SpikeRaster input = rate(target, 30, random);
      samples.add(
          new Snapshot.Sample(
              Snapshot.Part.VALIDATION,
              7 * i + 3,
              Integer.toString(label),
              target,
              Digits.blur(target, 1 - 0.65 * done),
              input,
              latent(30, 256, random),
              0.21 - 0.13 * done + random.nextDouble(0.02),
              Distortion.CROSS_ENTROPY,
              560 + random.nextDouble(-60, 60)));
    }
    List<float[]> generated =
        samples.stream().map(sample -> Digits.blur(sample.target(), 1 - 0.5 * done)).toList();
    return new Snapshot(Math.round(done * 1000), SHAPE, samples, generated, layers(done));
  }

  /** A run of one epoch that has ended. */
  public static RunHistory history() {
    List<LayersAtStep> moments = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      moments.add(new LayersAtStep(i * STEPS_PER_EPOCH / 10, layers(0.1 * i)));
    }
    return new RunHistory(metrics(160, 1, 1), validation(10, 1), moments);
  }

  private static List<LayerState> layers(double done) {
    return List.of(
        new LayerState(
            "hidden layer 1",
            512,
            OptionalDouble.of(0.11),
            Optional.of(new LayerState.Extremes(200, 3)),
            OptionalDouble.of(0.02)),
        new LayerState(
            "readout",
            256,
            OptionalDouble.of(0.24),
            Optional.of(new LayerState.Extremes(0, 0)),
            OptionalDouble.of(0.05 / (1 + done))),
        new LayerState(
            "decoder layer 1",
            0,
            OptionalDouble.empty(),
            Optional.empty(),
            OptionalDouble.of(0.4)));
  }

  /** Random spikes with neurons of different temper, for any size. */
  public static SpikeRaster latent(int steps, int channels, RandomGenerator random) {
    SpikeRaster.Builder raster = new SpikeRaster.Builder(steps, channels);
    for (int channel = 0; channel < channels; channel++) {
      double eager = Math.pow(random.nextDouble(), 3);
      double phase = random.nextDouble();
      for (int step = 0; step < steps; step++) {
        double wave = 0.5 + 0.5 * Math.sin(6.28 * (2.0 * step / steps + phase));
        if (random.nextDouble() < eager * wave) {
          raster.spike(step, channel, 1);
        }
      }
    }
    return raster.build();
  }

  private static SpikeRaster rate(float[] values, int steps, RandomGenerator random) {
    SpikeRaster.Builder raster = new SpikeRaster.Builder(steps, values.length);
    for (int step = 0; step < steps; step++) {
      for (int i = 0; i < values.length; i++) {
        if (random.nextFloat() < values[i]) {
          raster.spike(step, i, 1);
        }
      }
    }
    return raster.build();
  }
}
