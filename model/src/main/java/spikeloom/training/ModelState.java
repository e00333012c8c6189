package spikeloom.training;

import java.util.Map;
import java.util.Optional;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.MomentOptimiser;
import spikeloom.learning.Optimisers;
import spikeloom.plan.RunException;
import spikeloom.run.ArrayValues;
import spikeloom.run.Checkpoint;
import spikeloom.run.SavedCheckpoint;

/** Writes the state of a model and its optimisers to a checkpoint, and reads it. */
public final class ModelState {
  private static final String RULE = "learning rule";
  private static final String FIRST = " first moment";
  private static final String SECOND = " second moment";

  private ModelState() {}

  /** Parameters and moments; those of a prior only if it has parameters. */
  static void put(Optimisers optimisers, Map<String, ArrayValues> arrays) {
    put("encoder", optimisers.encoder(), arrays);
    put("decoder", optimisers.decoder(), arrays);
    if (optimisers.prior().parameters().count() > 0) {
      put("prior", optimisers.prior(), arrays);
    }
  }

  private static void put(String part, MomentOptimiser optimiser, Map<String, ArrayValues> arrays) {
    arrays.put(part + Checkpoint.PARAMETERS, values(optimiser.parameters().values()));
    arrays.put(part + FIRST, values(optimiser.firstMoment()));
    arrays.put(part + SECOND, values(optimiser.secondMoment()));
  }

  // The file does not depend on the alignment of arrays in memory.
  private static ArrayValues values(float[] array) {
    return new ArrayValues(array, Padding.LEAD);
  }

  /** A rule without state writes nothing. */
  static void put(float[] ruleMemory, Map<String, ArrayValues> arrays) {
    if (ruleMemory.length > 0) {
      arrays.put(RULE, ArrayValues.all(ruleMemory));
    }
  }

  static void restore(SavedCheckpoint from, float[] ruleMemory) {
    if (from.length(RULE).isPresent()) { // older runs have none
      copy(from, RULE, ArrayValues.all(ruleMemory));
    }
  }

  static void restore(SavedCheckpoint from, Autoencoder model, Optimisers optimisers) {
    restoreParameters(from, model);
    restoreMoments(from, "encoder", optimisers.encoder());
    restoreMoments(from, "decoder", optimisers.decoder());
    if (optimisers.prior().parameters().count() > 0) {
      restoreMoments(from, "prior", optimisers.prior());
    }
  }

  private static void restoreMoments(SavedCheckpoint from, String part, MomentOptimiser optimiser) {
    if (from.length(part + FIRST).isEmpty() && from.length(part + SECOND).isEmpty()) {
      throw new RunException(
          "The run was saved without the state of its optimiser, so it can be used, but not resumed; train a new run with its plan.");
    }
    copy(from, part + FIRST, values(optimiser.firstMoment()));
    copy(from, part + SECOND, values(optimiser.secondMoment()));
  }

  static void restoreEncoder(SavedCheckpoint from, Autoencoder model) {
    restore(from, "encoder parameters", model.encoder().parameters());
  }

  /**
   * Copies the parameters of encoder, decoder and prior from a checkpoint into a model.
   *
   * @throws RunException if the checkpoint has other numbers of values than the model
   */
  public static void restoreParameters(SavedCheckpoint from, Autoencoder model) {
    restoreEncoder(from, model);
    restore(from, "decoder parameters", model.decoder().parameters());
    if (model.prior().parameters().count() > 0) {
      restore(from, "prior parameters", model.prior().parameters());
    }
  }

  private static void restore(SavedCheckpoint from, String name, Parameters to) {
    copy(from, name, values(to.values()));
    to.changed();
  }

  private static void copy(SavedCheckpoint from, String name, ArrayValues to) {
    Optional<Integer> length = from.length(name);
    if (length.isEmpty() || length.get() != to.length()) {
      throw new RunException(
          "The checkpoint does not match the plan: '%s' has %s values, but %d are needed. Restore plan.json if it was changed."
              .formatted(name, length.map(String::valueOf).orElse("no"), to.length()));
    }
    from.copyTo(name, to.array(), to.from());
  }
}
