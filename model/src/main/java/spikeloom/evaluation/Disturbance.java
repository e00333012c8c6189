package spikeloom.evaluation;

import java.util.List;
import java.util.Locale;
import spikeloom.text.Wording;

/** How latent spikes are disturbed on their way to the decoder. */
public enum Disturbance {
  /** Each spike is lost with a probability. */
  DROPPED_SPIKES("spikes dropped"),
  /** Each spike is moved by up to this many steps. */
  MOVED_SPIKES("spikes moved"),
  /** A share of the neurons, rounded to whole neurons but at least one, sends no spikes. */
  SILENCED_NEURONS("neurons silenced");

  private final String title;

  Disturbance(String title) {
    this.title = title;
  }

  /** Its name for a reader. */
  public String title() {
    return title;
  }

  /** The amounts that are measured: shares, or steps; the first is none. */
  public List<Double> amounts() {
    return switch (this) {
      case DROPPED_SPIKES -> List.of(0.0, 0.05, 0.1, 0.2, 0.4, 0.8);
      case MOVED_SPIKES -> List.of(0.0, 1.0, 2.0, 3.0);
      case SILENCED_NEURONS -> List.of(0.0, 0.05, 0.1, 0.2, 0.4);
    };
  }

  /** An amount with its unit: {@code 5 %}, {@code up to 2 steps}. */
  public String text(double amount) {
    return switch (this) {
      case DROPPED_SPIKES, SILENCED_NEURONS -> String.format(Locale.ROOT, "%.0f %%", 100 * amount);
      case MOVED_SPIKES ->
          amount == 0 ? "0 steps" : "up to " + Wording.count((long) amount, "step");
    };
  }
}
