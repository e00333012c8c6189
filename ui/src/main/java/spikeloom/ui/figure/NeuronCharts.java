package spikeloom.ui.figure;

import java.util.List;
import java.util.stream.IntStream;
import spikeloom.exploration.NeuronAtlas;
import spikeloom.exploration.NeuronAtlas.Neuron;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.BarChart;
import spikeloom.ui.chart.BarSeries;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.Remark;
import spikeloom.ui.chart.SignalCharts;
import spikeloom.ui.text.Texts;

/** What a latent neuron does: the effect of a spike, when it fires, and for which classes. */
public final class NeuronCharts {
  private NeuronCharts() {}

  /** What one of its spikes adds to the output on average. */
  public static Chart effect(Neuron neuron) {
    String title = Texts.FIGURE.get("neuron.effect", neuron.index());
    return neuron.compared() == 0
        ? new Remark(title, Texts.FIGURE.get("neuron.silent"))
        : SignalCharts.effect(title, neuron.effect());
  }

  /** How often it fires in each step, numbered from 0. */
  public static Chart steps(Neuron neuron) {
    List<String> steps =
        IntStream.range(0, neuron.byStep().length).mapToObj(Integer::toString).toList();
    return new BarChart(
        Texts.FIGURE.get("neuron.steps"),
        Axis.linear("", Texts.FIGURE.get("neuron.share")),
        steps,
        List.of(BarSeries.of(Texts.FIGURE.get("neuron.name", neuron.index()), neuron.byStep(), 0)),
        List.of());
  }

  /** How often it fires for each class. */
  public static Chart classes(NeuronAtlas atlas, Neuron neuron) {
    return new BarChart(
        Texts.FIGURE.get("neuron.classes"),
        Axis.linear("", Texts.FIGURE.get("neuron.spikes")),
        atlas.classes(),
        List.of(BarSeries.of(Texts.FIGURE.get("neuron.name", neuron.index()), neuron.byClass(), 1)),
        List.of());
  }
}
