package spikeloom.run;

import java.util.ArrayList;
import java.util.List;
import spikeloom.encoder.src.PulseKind;
import spikeloom.encoder.src.SrcSettings;
import spikeloom.plan.EncoderPlan;
import spikeloom.plan.TrainingPlan;

/**
 * Explains why a run of an older version has other numbers in this version. A format is raised if a
 * number was wrong, so that a repetition reports it.
 */
public final class ChangedNumbers {
  private ChangedNumbers() {}

  /** Reasons for a plan of a format; empty if nothing changed. */
  public static List<String> since(int format, TrainingPlan plan) {
    List<String> reasons = new ArrayList<>();
    if (format >= 5) {
      return reasons;
    }
    EncoderPlan encoder = plan.encoder();
    if (encoder.kind().equals("src")
        && encoder.src().pulses() == PulseKind.GRADED
        && encoder.src().noise() == SrcSettings.Noise.LOGISTIC) {
      reasons.add(
          "The rate of graded pulses with logistic noise now includes the pulse heights that the"
              + " decoder reads; the older version counted only events above 0.5, which was too"
              + " little. The run was trained and reported with that rate.");
    }
    if (!plan.hasRate()) {
      reasons.add(
          "The encoder has no noise, so the information has no rate bound: the older version"
              + " reported 0 bits, this version reports no rate.");
    }
    if (encoder.exactTimes()) {
      reasons.add(
          "Beta is now the weight per neuron instead of per neuron and step, and was divided by the"
              + " steps: the results can differ in their last digits.");
    }
    return reasons;
  }
}
