package spikeloom.training;

import static spikeloom.array.ArraySizes.blocks;
import static spikeloom.array.ArraySizes.plus;
import static spikeloom.array.ArraySizes.spread;
import static spikeloom.array.ArraySizes.stride;
import static spikeloom.array.ArraySizes.times;

import spikeloom.array.ArraySizes;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.decoder.DeconvSizes;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.dl4j.NetworkException;
import spikeloom.decoder.dl4j.NetworkStructure;
import spikeloom.kernel.SpikeKind;
import spikeloom.plan.PlanException;
import spikeloom.plan.TrainingPlan;
import spikeloom.spike.SignalShape;

/**
 * Memory of a plan's decoder and its passes, as their constructors allocate it.
 *
 * @param plan the plan
 * @param target shape of a target
 */
record DecoderMemory(TrainingPlan plan, SignalShape target) {
  private static final int FIRST_CHUNK = 128; // rows of a gradient that a worker completes at once
  private static final int SECOND_CHUNK = 64;
  private static final int SMALL_OBJECT = 40;
  private static final long CONV_CHANNELS = 20;

  private long outputs() {
    return target.size();
  }

  private DeconvSizes deconv() {
    int latents = plan.encoder().latent();
    LatentFeatures features =
        new LatentFeatures(
            plan.decoder().decoding(),
            plan.window(),
            latents,
            new LatentFeatures.Detail(
                plan.latentSpikes(), plan.decoder().traceDecay(), plan.decoder().bin()));
    return new DeconvSizes(Models.deconv(plan, features, target));
  }

  private long latents() {
    return plan.encoder().latent();
  }

  private long window() {
    return plan.window();
  }

  private long features() {
    long slots =
        switch (plan.decoder().decoding()) {
          case TIME -> window();
          case RATE, TRACE, FIRST_SPIKE, COUNT, FILTERED -> 1;
          case BINS -> Math.max(1, window() / plan.decoder().bin());
        };
    return times(slots, latents());
  }

  private long hidden() {
    return plan.decoder().kind() == DecoderKind.MLP ? plan.decoder().hidden() : outputs();
  }

  private long quarter() {
    return Math.max(1, latents() / 4);
  }

  /** Elements of the flat array of parameters, padding included. */
  long parameters() {
    return plus(scales(), weights());
  }

  private long weights() {
    return switch (plan.decoder().kind()) {
      case LINEAR -> times(features() + 1, spread(outputs()));
      case MLP ->
          plus(times(features() + 1, spread(hidden())), times(hidden() + 1, spread(outputs())));
      case CONV, NETWORK -> values();
      case DECONV -> deconv().parameters();
      case GROUPS -> 0;
    };
  }

  /** Number of learned scales of a likelihood. */
  long scales() {
    return Models.groups(plan, target).count();
  }

  private long network() {
    try {
      return NetworkStructure.parameters(Models.configuration(plan), Models.output(plan));
    } catch (NetworkException e) {
      throw new PlanException(
          "--decoder %s: %s".formatted(plan.decoder().network(), e.getMessage()));
    }
  }

  /** Number of weights and biases. */
  private long values() {
    long half = Math.max(1, window() / 2);
    return switch (plan.decoder().kind()) {
      case LINEAR -> times(features() + 1, outputs());
      case MLP -> plus(times(features() + 1, hidden()), times(hidden() + 1, outputs()));
      case CONV ->
          plus(
              times(3 * window() + 1, half),
              times(3 * half + 1, CONV_CHANNELS),
              times(CONV_CHANNELS * quarter() + 1, outputs()));
      case DECONV -> deconv().values();
      case GROUPS -> 0;
      case NETWORK -> network();
    };
  }

  /** Memory of workers for the parts of a gradient. */
  ArraySizes gradientParts() {
    int threads = plan.threads();
    return switch (plan.decoder().kind()) {
      case LINEAR ->
          new ArraySizes().arrays(threads, Float.BYTES, times(FIRST_CHUNK, spread(outputs())));
      case MLP ->
          new ArraySizes()
              .arrays(
                  threads, Float.BYTES, times(Math.min(FIRST_CHUNK, features()), spread(hidden())))
              .arrays(
                  threads, Float.BYTES, times(Math.min(SECOND_CHUNK, hidden()), spread(outputs())));
      case CONV, NETWORK -> new ArraySizes().words(parameters());
      case DECONV -> deconv().gradientParts(threads, FIRST_CHUNK);
      case GROUPS -> new ArraySizes();
    };
  }

  /** The buffers of a pass of {@code count} outputs. */
  ArraySizes pass(long count) {
    return switch (plan.decoder().kind()) {
      case LINEAR -> layers(new ArraySizes(), count, 1).add(firstLayer(count));
      case MLP -> layers(new ArraySizes(), count, 2).add(firstLayer(count));
      case DECONV -> deconv().pass(count, plan.threads()).add(firstLayer(count));
      case CONV, NETWORK -> new ArraySizes().words(count, features()).words(count, outputs());
      case GROUPS ->
          new ArraySizes().words(count, stride(outputs())).words(plan.threads(), features());
    };
  }

  private ArraySizes layers(ArraySizes sizes, long count, int layers) {
    sizes
        .arrays(layers, Float.BYTES, times(count, spread(hidden())))
        .arrays(layers, Float.BYTES, times(hidden(), spread(count)));
    return layers == 1
        ? sizes
        : sizes.words(count, spread(outputs())).words(outputs(), spread(count));
  }

  private boolean spikes() {
    return plan.decoder().decoding() == Decoding.TIME && plan.latentSpikes() == SpikeKind.BINARY;
  }

  private ArraySizes firstLayer(long count) {
    if (!spikes()) {
      return new ArraySizes()
          .words(count, stride(features()))
          .words(features(), stride(count))
          .words(features(), stride(count));
    }
    return new ArraySizes()
        .words(times(count, window()), blocks(latents()))
        .words(blocks(count), stride(features()))
        .bytes(2 * count + blocks(count), features(), Integer.BYTES) // lists of spikes, in slabs
        .bytes(window(), blocks(latents()), 2 * SMALL_OBJECT)
        .arrays(plan.threads(), Float.BYTES, times(FIRST_CHUNK, stride(count)));
  }

  /** Memory outside of the heap, of Deeplearning4j: parameters, and a batch that it runs itself. */
  long outsideOfHeap(long count) {
    long floats =
        switch (plan.decoder().kind()) {
          // Initial weights are drawn layer by layer before they are copied.
          case LINEAR, MLP, DECONV -> times(2, values());
          case CONV -> plus(times(3, values()), times(count, activations()));
          case GROUPS -> 0;
          // Activations are those of the network's own layers: estimated from its width.
          case NETWORK -> plus(times(4, values()), times(count, 8, plus(features(), outputs())));
        };
    return times(floats, Float.BYTES);
  }

  // Forward, backward, and the patches that a convolution multiplies with its weights.
  private long activations() {
    long half = Math.max(1, latents() / 2);
    return plus(
        times(2, features()),
        times(3, half, window()),
        times(2, half, Math.max(1, window() / 2)),
        times(3, quarter(), Math.max(1, window() / 2)),
        times(2, quarter(), CONV_CHANNELS),
        times(2, outputs()));
  }
}
