package spikeloom.ui.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spikeloom.encoder.EncoderFamily;
import spikeloom.encoder.HiddenLayer;
import spikeloom.neuron.Surrogate;
import spikeloom.plan.EncoderPlan;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.LayerState;
import spikeloom.text.Wording;
import spikeloom.ui.text.Texts;

/**
 * A layer of the network as a card shows it: its description from the plan, and its activity if
 * known.
 *
 * @param name its name, for instance {@code "hidden layer 1"}
 * @param kind its type of neurons
 * @param surrogate the surrogate derivative of its spikes, if it has one
 * @param state its activity, once known
 */
public record LayerCard(
    String name, String kind, Optional<Surrogate> surrogate, Optional<LayerState> state) {
  private static final double MANY = 0.2;

  /**
   * The layers of a plan.
   *
   * @param states activity of the layers; empty if not known yet
   */
  public static List<LayerCard> of(TrainingPlan plan, List<LayerState> states) {
    List<LayerCard> cards = new ArrayList<>();
    List<LayerState> left = new ArrayList<>(states);
    EncoderPlan encoder = plan.encoder();
    EncoderFamily family = encoder.family();
    if (family.hasNeurons()) {
      for (HiddenLayer layer : encoder.hidden()) {
        String name = Texts.MODEL.get("layer.hidden", cards.size() + 1);
        String kind = words(layer, family.neurons());
        cards.add(new LayerCard(name, kind, surrogate(plan, false), take(left)));
      }
      String kind = Texts.MODEL.get("layer.dense", encoder.latent(), family.latentNeurons());
      cards.add(
          new LayerCard(Texts.MODEL.get("layer.latent"), kind, surrogate(plan, true), take(left)));
    }
    if (left.isEmpty()) {
      cards.add(
          new LayerCard(
              Texts.MODEL.get("layer.decoder"), words(plan), Optional.empty(), Optional.empty()));
    }
    for (LayerState state : left) {
      cards.add(new LayerCard(state.name(), words(plan), Optional.empty(), Optional.of(state)));
    }
    return cards;
  }

  private static String words(HiddenLayer layer, String neurons) {
    return switch (layer.kind()) {
      case DENSE -> Texts.MODEL.get("layer.dense", layer.size(), neurons);
      case CONVOLUTION ->
          Texts.MODEL.get(
              "layer.convolution", layer.size(), neurons, layer.kernel(), layer.stride());
      case POOLING -> Texts.MODEL.get("layer.pooling", layer.kernel());
    };
  }

  private static String words(TrainingPlan plan) {
    return Texts.MODEL.get("layer.artificial", Wording.of(plan.decoder().kind()));
  }

  private static Optional<LayerState> take(List<LayerState> left) {
    return left.isEmpty() ? Optional.empty() : Optional.of(left.remove(0));
  }

  private static Optional<Surrogate> surrogate(TrainingPlan plan, boolean latent) {
    return plan.encoder().family().surrogate(plan.encoderSpec(0), latent);
  }

  /** The surrogate's name as the command line writes it. */
  public String surrogateName() {
    return surrogate.map(one -> Wording.of(one)).orElse("");
  }

  /** Firing rate and number of silent and saturated neurons; empty if unknown. */
  public String activity() {
    return state
        .filter(seen -> seen.firingRate().isPresent())
        .map(
            seen ->
                Texts.MODEL.get("layer.rate", seen.firingRate().getAsDouble())
                    + seen.extremes()
                        .map(
                            some ->
                                "\n"
                                    + Texts.MODEL.get(
                                        "layer.extremes", some.silent(), some.saturated()))
                        .orElse(""))
        .orElse("");
  }

  /** Advice if many neurons are silent or saturated; else empty. */
  public String suggestion() {
    return state.flatMap(LayerState::extremes).map(some -> suggestion(some)).orElse("");
  }

  private String suggestion(LayerState.Extremes some) {
    int neurons = state.map(LayerState::neurons).orElse(0);
    boolean latent = name.equals(Texts.MODEL.get("layer.latent"));
    if (some.silent() > MANY * neurons) {
      return latent ? Texts.MODEL.get("layer.latent-silent") : Texts.MODEL.get("layer.silent");
    }
    if (some.saturated() > MANY * neurons) {
      return latent
          ? Texts.MODEL.get("layer.latent-saturated")
          : Texts.MODEL.get("layer.saturated");
    }
    return "";
  }
}
