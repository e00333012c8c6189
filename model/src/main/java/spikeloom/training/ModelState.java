package spikeloom.training;

import java.util.Arrays;
import java.util.Map;
import spikeloom.kernel.Padding;
import spikeloom.kernel.Parameters;
import spikeloom.learning.Adam;
import spikeloom.learning.Autoencoder;

/** What of a model and its optimisers goes into a checkpoint, and back. */
final class ModelState {
  private static final String RULE = "learning rule";

  private ModelState() {}

  static void put(String part, Adam adam, Map<String, float[]> arrays) {
    arrays.put(part + " parameters", values(adam.parameters().values()));
    arrays.put(part + " first moment", values(adam.firstMoment()));
    arrays.put(part + " second moment", values(adam.secondMoment()));
  }

  // How arrays are aligned in memory is no business of the file.
  private static float[] values(float[] array) {
    return Arrays.copyOfRange(array, Padding.LEAD, array.length);
  }

  /** A rule that remembers nothing leaves nothing. */
  static void put(float[] ruleMemory, Map<String, float[]> arrays) {
    if (ruleMemory.length > 0) {
      arrays.put(RULE, ruleMemory.clone());
    }
  }

  static void restore(Checkpoint from, float[] ruleMemory) {
    float[] values = from.arrays().getOrDefault(RULE, new float[0]);
    System.arraycopy(values, 0, ruleMemory, 0, Math.min(values.length, ruleMemory.length));
  }

  static void restore(Checkpoint from, Autoencoder model, Adam encoder, Adam decoder) {
    restoreParameters(from, model);
    copy(from, "encoder first moment", encoder.firstMoment());
    copy(from, "encoder second moment", encoder.secondMoment());
    copy(from, "decoder first moment", decoder.firstMoment());
    copy(from, "decoder second moment", decoder.secondMoment());
  }

  static void restoreEncoder(Checkpoint from, Autoencoder model) {
    restore(from, "encoder parameters", model.encoder().parameters());
  }

  static void restoreParameters(Checkpoint from, Autoencoder model) {
    restoreEncoder(from, model);
    restore(from, "decoder parameters", model.decoder().parameters());
  }

  private static void restore(Checkpoint from, String name, Parameters to) {
    copy(from, name, to.values());
    to.changed();
  }

  private static void copy(Checkpoint from, String name, float[] to) {
    float[] values = from.arrays().get(name);
    if (values == null || values.length != to.length - Padding.LEAD) {
      throw new RunException(
          "The checkpoint does not fit the plan: '%s' has %s values where %d are needed; was plan.json changed?"
              .formatted(
                  name,
                  values == null ? "no" : String.valueOf(values.length),
                  to.length - Padding.LEAD));
    }
    System.arraycopy(values, 0, to, Padding.LEAD, values.length);
  }
}
