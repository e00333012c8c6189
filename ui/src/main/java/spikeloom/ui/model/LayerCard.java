package spikeloom.ui.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import spikeloom.encoder.EncoderKind;
import spikeloom.neuron.Surrogate;
import spikeloom.training.LayerState;
import spikeloom.training.TrainingPlan;

/**
 * A layer of the network as a card shows it: what it is by the plan, and what it does if the
 * network has been seen at work.
 *
 * @param name its name, for instance {@code "hidden layer 1"}
 * @param kind what it is made of, in words
 * @param surrogate the derivative that stands in for its spikes', if it is one that is chosen
 * @param state what it does, once that is known
 */
public record LayerCard(
    String name, String kind, Optional<Surrogate> surrogate, Optional<LayerState> state) {
  private static final double MANY = 0.2;

  /**
   * The layers of a plan.
   *
   * @param states what the layers do; none before the network was seen at work
   */
  public static List<LayerCard> of(TrainingPlan plan, List<LayerState> states) {
    List<LayerCard> cards = new ArrayList<>();
    List<LayerState> left = new ArrayList<>(states);
    TrainingPlan.Encoder encoder = plan.encoder();
    if (encoder.kind() != EncoderKind.NONE) {
      for (int size : encoder.hidden()) {
        String name = "hidden layer " + (cards.size() + 1);
        String kind = String.format(Locale.ROOT, "%,d %s", size, neurons(encoder.kind()));
        cards.add(new LayerCard(name, kind, surrogate(encoder), take(left)));
      }
      String kind =
          String.format(
              Locale.ROOT,
              "%,d %s",
              encoder.latent(),
              encoder.kind() == EncoderKind.LIF
                  ? "stochastic neurons"
                  : "latent " + neurons(encoder.kind()));
      Optional<Surrogate> own =
          encoder.kind() == EncoderKind.LTC ? surrogate(encoder) : Optional.empty();
      cards.add(new LayerCard("latent layer", kind, own, take(left)));
    }
    if (left.isEmpty()) {
      cards.add(new LayerCard("decoder", words(plan), Optional.empty(), Optional.empty()));
    }
    for (LayerState state : left) {
      cards.add(new LayerCard(state.name(), words(plan), Optional.empty(), Optional.of(state)));
    }
    return cards;
  }

  private static String words(TrainingPlan plan) {
    return "artificial, " + plan.decoder().kind().name().toLowerCase(Locale.ROOT);
  }

  private static Optional<LayerState> take(List<LayerState> left) {
    return left.isEmpty() ? Optional.empty() : Optional.of(left.remove(0));
  }

  private static String neurons(EncoderKind kind) {
    return switch (kind) {
      case LIF -> "leaky integrate-and-fire neurons";
      case LTC -> "liquid time-constant neurons";
      case SRC -> "spiking recurrent cells";
      case THETA -> "theta neurons";
      case QIF -> "quadratic integrate-and-fire neurons";
      case SRM -> "spike response neurons";
      case NONE -> "inputs";
    };
  }

  private static Optional<Surrogate> surrogate(TrainingPlan.Encoder encoder) {
    return switch (encoder.kind()) {
      case LIF -> Optional.of(encoder.surrogate());
      case LTC -> Optional.of(Surrogate.MULTI_GAUSSIAN);
      default -> Optional.empty(); // their derivatives are their own
    };
  }

  /** The surrogate's name as the command line writes it. */
  public String surrogateName() {
    return surrogate.map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-')).orElse("");
  }

  /** Its firing and how many of its neurons say nothing; empty where nothing is known. */
  public String activity() {
    return state
        .filter(seen -> seen.firingRate().isPresent())
        .map(
            seen ->
                String.format(Locale.ROOT, "%.3f spikes per step", seen.firingRate().getAsDouble())
                    + seen.extremes()
                        .map(
                            some ->
                                String.format(
                                    Locale.ROOT,
                                    "\n%,d silent, %,d saturated",
                                    some.silent(),
                                    some.saturated()))
                        .orElse(""))
        .orElse("");
  }

  /** What to do if many neurons say nothing; empty if all is well. */
  public String suggestion() {
    return state.flatMap(LayerState::extremes).map(some -> suggestion(some)).orElse("");
  }

  private String suggestion(LayerState.Extremes some) {
    int neurons = state.map(LayerState::neurons).orElse(0);
    boolean latent = name.equals("latent layer");
    if (some.silent() > MANY * neurons) {
      return latent
          ? "Many neurons never fire: lower beta, raise the prior, or use fewer neurons."
          : "Many neurons never fire: increase the input gain, or use fewer neurons.";
    }
    if (some.saturated() > MANY * neurons) {
      return latent
          ? "Many neurons fire at every step: raise beta, or lower the prior."
          : "Many neurons fire at every step: reduce the input gain.";
    }
    return "";
  }
}
