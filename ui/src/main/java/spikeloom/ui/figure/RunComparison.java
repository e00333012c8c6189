package spikeloom.ui.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import spikeloom.training.Progress;
import spikeloom.training.RunOverview;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.Front;
import spikeloom.ui.chart.Guide;
import spikeloom.ui.chart.LineChart;
import spikeloom.ui.chart.LineSeries;
import spikeloom.ui.chart.PointChart;
import spikeloom.ui.chart.PointGroup;
import spikeloom.ui.chart.Points;

/** Charts of several runs together. */
public final class RunComparison {
  private static final int TRAIL = 12;

  private RunComparison() {}

  /** The distortion of all runs over the examples that they have seen. */
  public static Chart distortion(List<RunOverview> runs, TrainingCurves.Look look) {
    return curves("Distortion", unit(runs), runs, Progress::distortion, look);
  }

  private static String unit(List<RunOverview> runs) {
    return TrainingCurves.unit(runs.stream().flatMap(run -> run.reports().stream()).toList());
  }

  /** The information rate of all runs over the examples that they have seen. */
  public static Chart rate(List<RunOverview> runs, TrainingCurves.Look look) {
    return curves("Information rate", "bits per example", runs, Progress::rateBits, look);
  }

  private static Chart curves(
      String title,
      String unit,
      List<RunOverview> runs,
      ToDoubleFunction<Progress> value,
      TrainingCurves.Look look) {
    List<LineSeries> series = new ArrayList<>();
    for (RunOverview run : runs) {
      double[] x = run.reports().stream().mapToDouble(Progress::examples).toArray();
      double[] y = run.reports().stream().mapToDouble(value).toArray();
      series.add(new LineSeries(run.name(), new Points(x, y), series.size()));
    }
    Axis examples = new Axis("examples seen", "", Axis.Scale.WHOLE);
    return new LineChart(
        title, examples, new Axis("", unit, look.scale()), series, look.smoothing());
  }

  /**
   * Where runs stand in the plane of rate and distortion, as their last reports say, with what no
   * other run is better than in both joined to a front.
   *
   * @param runs the runs that have ended
   * @param path reports of the run that is going on, oldest first; may be empty
   */
  public static PointChart plane(List<RunOverview> runs, List<Progress> path) {
    List<PointGroup.Place> ended = new ArrayList<>();
    for (RunOverview run : runs) {
      run.last()
          .filter(last -> !Double.isNaN(last.rateBits())) // no place in this plane
          .ifPresent(
              last ->
                  ended.add(PointGroup.Place.of(run.name(), last.rateBits(), last.distortion())));
    }
    List<PointGroup> groups = new ArrayList<>();
    groups.add(new PointGroup("runs", ended, 0));
    if (!path.isEmpty()) {
      groups.add(new PointGroup("this run", trail(path), 1));
    }
    String unit =
        TrainingCurves.unit(
            Stream.concat(path.stream(), runs.stream().flatMap(run -> run.reports().stream()))
                .toList());
    List<Guide> guides = new ArrayList<>();
    front(ended).ifPresent(guides::add);
    return new PointChart(
        "Rate-distortion plane",
        new Axis("information rate", "bits per example", Axis.Scale.LINEAR),
        new Axis("", unit, Axis.Scale.LINEAR),
        groups,
        guides);
  }

  /** Where a run was at some moments, and where it is: its start lies far off and is left out. */
  private static List<PointGroup.Place> trail(List<Progress> path) {
    int from = path.size() / 4;
    int stride = Math.max(1, (path.size() - from) / TRAIL);
    List<PointGroup.Place> places = new ArrayList<>();
    for (int i = path.size() - 1; i >= from; i -= stride) {
      Progress at = path.get(i);
      if (Double.isNaN(at.rateBits())) {
        continue;
      }
      places.add(
          PointGroup.Place.of(places.isEmpty() ? "now" : "", at.rateBits(), at.distortion()));
    }
    return places;
  }

  /** What no other run is better than in both. */
  private static Optional<Guide> front(List<PointGroup.Place> runs) {
    List<PointGroup.Place> best = new ArrayList<>();
    runs.stream()
        .sorted(
            Comparator.comparingDouble(PointGroup.Place::x)
                .thenComparingDouble(PointGroup.Place::y))
        .forEach(
            place -> {
              if (best.isEmpty() || place.y() < best.get(best.size() - 1).y()) {
                best.add(place);
              }
            });
    return best.size() < 2
        ? Optional.empty()
        : Optional.of(new Front("front", points(best), Front.Shape.STEPPED));
  }

  private static Points points(List<PointGroup.Place> places) {
    return new Points(
        places.stream().mapToDouble(PointGroup.Place::x).toArray(),
        places.stream().mapToDouble(PointGroup.Place::y).toArray());
  }
}
