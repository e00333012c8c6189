package spikeloom.app.experiment;

import java.util.List;
import spikeloom.evaluation.Mean;
import spikeloom.objective.Distortion;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.BarSeries;
import spikeloom.ui.chart.PointGroup;
import spikeloom.ui.chart.Reference;
import spikeloom.ui.figure.ExperimentFigures;
import spikeloom.ui.figure.Figure;

/** Charts of configurations; error bars are standard deviations over trials. */
public final class GroupFigures {
  // All groups reconstruct images.
  private static final String UNIT = Distortion.CROSS_ENTROPY.unit();

  private GroupFigures() {}

  /** The judge's accuracy on the reconstructions, and on the originals. */
  public static Figure judge(List<Grouped> groups, double original) {
    return ExperimentFigures.bars(
        "Reconstructions classified correctly",
        Axis.linear("", "share of test images"),
        names(groups),
        List.of(bars("judge", groups.stream().map(Grouped::judge).toList())),
        List.of(Reference.horizontal(original, "originals")));
  }

  /** Distortions and reference values. */
  public static Figure distortion(List<Grouped> groups, List<Reference> references) {
    return ExperimentFigures.bars(
        "Distortion",
        Axis.linear("", UNIT),
        names(groups),
        List.of(bars("distortion", groups.stream().map(Grouped::distortion).toList())),
        references);
  }

  /** The rate-distortion plane, every configuration with its name. */
  static Figure rateDistortion(List<Grouped> groups) {
    List<PointGroup.Place> places =
        groups.stream()
            .map(
                g ->
                    new PointGroup.Place(
                        g.name(),
                        g.rateBits().value(),
                        g.distortion().value(),
                        g.rateBits().deviation(),
                        g.distortion().deviation()))
            .toList();
    return ExperimentFigures.rateDistortion(
        List.of(new PointGroup("configurations", places, 0)), List.of(), Axis.Scale.LINEAR, UNIT);
  }

  private static List<String> names(List<Grouped> groups) {
    return groups.stream().map(Grouped::name).toList();
  }

  private static BarSeries bars(String name, List<Mean> means) {
    return new BarSeries(
        name,
        means.stream().mapToDouble(Mean::value).toArray(),
        means.stream().mapToDouble(Mean::deviation).toArray(),
        0);
  }
}
