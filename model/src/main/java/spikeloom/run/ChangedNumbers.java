package spikeloom.run;

import java.util.ArrayList;
import java.util.List;
import spikeloom.encoder.EncoderKind;
import spikeloom.encoder.src.PulseKind;
import spikeloom.plan.SrcSettings;
import spikeloom.plan.TrainingPlan;

/**
 * Why a run that an older version trained has other numbers today. A format is raised where a
 * number was wrong, so that whoever repeats the run is told.
 */
public final class ChangedNumbers {
  private ChangedNumbers() {}

  /** Reasons for a plan that was written in a format; none where nothing changed. */
  public static List<String> since(int format, TrainingPlan plan) {
    List<String> reasons = new ArrayList<>();
    if (format >= 5) {
      return reasons;
    }
    TrainingPlan.Encoder encoder = plan.encoder();
    if (encoder.kind() == EncoderKind.SRC
        && encoder.src().pulses() == PulseKind.GRADED
        && encoder.src().noise() == SrcSettings.Noise.LOGISTIC) {
      reasons.add(
          "The rate of graded pulses with logistic noise is now that of the heights that the"
              + " decoder reads; the older version charged that of events above 0.5, which was too"
              + " little. So the run was trained and reported with another rate.");
    }
    if (!encoder.hasRate()) {
      reasons.add(
          "The encoder has no noise, so that no rate bounds the information: the older version"
              + " reported 0 bits, now no rate is reported.");
    }
    if (encoder.kind().continuousTime()) {
      reasons.add(
          "Beta is now the weight per neuron instead of per neuron and step, and was divided by the"
              + " steps: the results can differ in their last digits.");
    }
    return reasons;
  }
}
