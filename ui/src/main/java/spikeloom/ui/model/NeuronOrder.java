package spikeloom.ui.model;

import java.util.Comparator;
import java.util.List;
import spikeloom.exploration.NeuronAtlas;
import spikeloom.exploration.NeuronAtlas.Neuron;
import spikeloom.ui.text.Texts;

/** Orders of a list of latent neurons: by number, or the largest first. */
public enum NeuronOrder {
  NEURON,
  SPIKES,
  INFORMATION,
  /** Size of the mean effect of a spike. */
  EFFECT;

  @Override
  public String toString() {
    return Texts.MODEL.of("neuron-order", this);
  }

  /** The orders of an atlas: without information if it is unknown. */
  public static List<NeuronOrder> of(NeuronAtlas atlas) {
    return List.of(values()).stream()
        .filter(order -> order != INFORMATION || atlas.informed())
        .toList();
  }

  /** The neurons in this order; equal ones stay in the order of their numbers. */
  List<Neuron> of(List<Neuron> neurons) {
    Comparator<Neuron> largest =
        Comparator.<Neuron>comparingDouble(this::value).reversed().thenComparingInt(Neuron::index);
    return neurons.stream().sorted(largest).toList();
  }

  private double value(Neuron neuron) {
    return switch (this) {
      case NEURON -> -neuron.index();
      case SPIKES -> neuron.spikes();
      case INFORMATION -> neuron.bits().orElse(0);
      case EFFECT -> neuron.effectSize();
    };
  }

  /** A neuron as a row of a list in this order: {@code neuron 7 · 0.25 bits}. */
  public String line(Neuron neuron) {
    String figure =
        switch (this) {
          case NEURON, SPIKES -> spikes(neuron);
          case INFORMATION -> bits(neuron);
          case EFFECT -> effect(neuron);
        };
    return Texts.MODEL.get("neuron.line", neuron.index(), figure);
  }

  /** All figures of a neuron. */
  public static String sentence(Neuron neuron) {
    String figures =
        neuron.bits().isPresent()
            ? Texts.MODEL.get("neuron.both", spikes(neuron), bits(neuron))
            : spikes(neuron);
    return Texts.MODEL.get(
        "neuron.sentence", neuron.index(), figures, effect(neuron), neuron.compared());
  }

  private static String spikes(Neuron neuron) {
    return Texts.MODEL.get("neuron.spikes", neuron.spikes());
  }

  private static String bits(Neuron neuron) {
    return Texts.MODEL.get("neuron.bits", neuron.bits().orElse(0));
  }

  private static String effect(Neuron neuron) {
    return Texts.MODEL.get("neuron.effect", neuron.effectSize());
  }
}
