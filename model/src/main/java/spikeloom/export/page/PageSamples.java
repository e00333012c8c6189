package spikeloom.export.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import spikeloom.exploration.Exploration;
import spikeloom.plan.Json;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikePart;

/**
 * Test samples for a page: targets, latent spikes, and the decoder's outputs for the spikes so far,
 * at a few steps.
 *
 * @param json their array
 */
record PageSamples(ArrayNode json) {
  private static final int USUAL = 12;
  private static final int MOST_TIMES = 40; // between the first step and the last one
  private static final int MOST_VALUES = 2_500_000; // a byte each, before base 64

  /**
   * Takes the first test samples.
   *
   * @param wanted their number, or 0 for the default
   */
  static PageSamples of(Exploration exploration, int wanted) {
    int steps = exploration.steps();
    int times = Math.min(steps, MOST_TIMES);
    ArrayNode all = Json.mapper().createArrayNode();
    int values = 0;
    int most = Math.min(wanted == 0 ? USUAL : wanted, exploration.samples());
    for (int i = 0; i < most; i++) {
      Exploration.Sample sample = exploration.sample(i);
      int size = sample.target().shape().size();
      int here = (int) Math.max(1, Math.min(times, (long) MOST_VALUES / size - 2));
      values += (here + 2) * size;
      if (i > 0 && values > MOST_VALUES) {
        break;
      }
      all.add(one(exploration, sample, here));
    }
    return new PageSamples(all);
  }

  /** Number of samples. */
  int count() {
    return json.size();
  }

  private static ObjectNode one(Exploration exploration, Exploration.Sample sample, int times) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("index", sample.index());
    node.put("class", sample.className());
    shape(sample.target().shape(), node);
    node.put("steps", exploration.steps());
    node.put("neurons", exploration.neurons());
    ArrayNode spikes = node.putArray("spikes");
    float[][] trains = sample.spikes();
    for (int t = 0; t < trains.length; t++) {
      for (int n = 0; n < trains[t].length; n++) {
        if (trains[t][n] != 0) {
          spikes.add(t).add(n);
        }
      }
    }
    List<Signal> signals = new ArrayList<>();
    ArrayNode seen = node.putArray("times");
    ArrayNode distortions = node.putArray("distortions");
    for (int i = 0; i <= times; i++) {
      int t = Math.round((float) i * exploration.steps() / times);
      Exploration.Decoded decoded = exploration.decode(sample, trains, SpikePart.first(t));
      seen.add(t);
      distortions.add(decoded.distortion());
      signals.add(decoded.reconstruction());
    }
    Levels levels = Levels.of(sample.target(), signals);
    node.put("low", levels.low());
    node.put("high", levels.high());
    node.put("target", levels.text(sample.target()));
    ArrayNode outputs = node.putArray("outputs");
    signals.forEach(signal -> outputs.add(levels.text(signal)));
    return node;
  }

  private static void shape(SignalShape shape, ObjectNode into) {
    if (shape instanceof SignalShape.Image image) {
      into.putArray("picture").add(image.planes()).add(image.height()).add(image.width());
    } else if (shape instanceof SignalShape.Series series) {
      into.putArray("series").add(series.length()).add(series.variables());
    }
  }

  /** 256 levels from the lowest value to the highest one. */
  record Levels(float low, float high) {
    static Levels of(Signal target, List<Signal> outputs) {
      if (target.shape() instanceof SignalShape.Image) {
        return new Levels(0, 1);
      }
      float low = Float.POSITIVE_INFINITY;
      float high = Float.NEGATIVE_INFINITY;
      List<Signal> all = new ArrayList<>(outputs);
      all.add(target);
      for (Signal signal : all) {
        for (float value : signal.values()) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
      return new Levels(low, high > low ? high : low + 1);
    }

    /** Bytes of the levels in base 64. */
    String text(Signal signal) {
      byte[] bytes = new byte[signal.values().length];
      for (int i = 0; i < bytes.length; i++) {
        float share = (signal.values()[i] - low) / (high - low);
        bytes[i] = (byte) Math.round(255 * Math.min(1, Math.max(0, share)));
      }
      return Base64.getEncoder().encodeToString(bytes);
    }
  }
}
