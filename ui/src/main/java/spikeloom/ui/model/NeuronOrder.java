package spikeloom.ui.model;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import spikeloom.exploration.NeuronAtlas;
import spikeloom.exploration.NeuronAtlas.Neuron;

/** Orders of a list of latent neurons: by number, or the largest first. */
public enum NeuronOrder {
  NEURON("Neuron"),
  SPIKES("Spikes"),
  INFORMATION("Information"),
  /** Size of the mean effect of a spike. */
  EFFECT("Effect");

  private final String title;

  NeuronOrder(String title) {
    this.title = title;
  }

  @Override
  public String toString() {
    return title;
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
    return "neuron " + neuron.index() + " · " + figure;
  }

  /** All figures of a neuron. */
  public static String sentence(Neuron neuron) {
    String bits = neuron.bits().isPresent() ? " and " + bits(neuron) : "";
    return String.format(
        Locale.ROOT,
        "Neuron %d: %s%s per sample, %s (mean of %,d)",
        neuron.index(),
        spikes(neuron),
        bits,
        effect(neuron),
        neuron.compared());
  }

  private static String spikes(Neuron neuron) {
    return String.format(Locale.ROOT, "%.2f spikes", neuron.spikes());
  }

  private static String bits(Neuron neuron) {
    return String.format(Locale.ROOT, "%.2f bits", neuron.bits().orElse(0));
  }

  private static String effect(Neuron neuron) {
    return String.format(Locale.ROOT, "effect %.4f", neuron.effectSize());
  }
}
