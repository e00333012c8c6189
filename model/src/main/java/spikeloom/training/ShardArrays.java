package spikeloom.training;

import java.util.ArrayList;
import java.util.List;
import spikeloom.learning.MomentOptimiser;
import spikeloom.learning.Optimisers;
import spikeloom.plan.TrainingPlan;

/** The arrays that workers of a data-parallel training exchange, and sums of them. */
final class ShardArrays {
  private ShardArrays() {}

  /** Whether workers of a plan train by themselves, and are averaged. */
  static boolean averaged(TrainingPlan plan) {
    return plan.optimiser().every() > 1;
  }

  /** The arrays themselves: parameters, and moments if wanted. */
  static List<float[]> of(Optimisers optimisers, boolean moments) {
    List<float[]> arrays = new ArrayList<>();
    List<MomentOptimiser> all = all(optimisers);
    all.forEach(each -> arrays.add(each.parameters().values()));
    if (moments) {
      all.forEach(each -> arrays.add(each.firstMoment()));
      all.forEach(each -> arrays.add(each.secondMoment()));
    }
    return arrays;
  }

  /** Copies a state into parameters and, if it has them, moments. */
  static void install(ShardState state, Optimisers optimisers) {
    List<float[]> from = state.arrays();
    List<MomentOptimiser> all = all(optimisers);
    List<float[]> to = of(optimisers, from.size() > all.size());
    for (int i = 0; i < from.size(); i++) {
      if (from.get(i) != to.get(i)) {
        System.arraycopy(from.get(i), 0, to.get(i), 0, to.get(i).length);
      }
    }
    for (MomentOptimiser each : all) {
      each.parameters().changed();
      each.continueFrom(state.updates());
    }
  }

  private static List<MomentOptimiser> all(Optimisers optimisers) {
    return List.of(optimisers.encoder(), optimisers.decoder(), optimisers.prior());
  }

  /** Arrays of zeros with the lengths of {@code arrays}. */
  static List<float[]> zeros(List<float[]> arrays) {
    return arrays.stream().map(array -> new float[array.length]).toList();
  }

  /** Adds {@code weight} times every element. */
  static void add(List<float[]> arrays, float weight, List<float[]> to) {
    for (int i = 0; i < to.size(); i++) {
      float[] sum = to.get(i);
      float[] from = arrays.get(i);
      for (int k = 0; k < sum.length; k++) {
        sum[k] += weight * from[k];
      }
    }
  }
}
