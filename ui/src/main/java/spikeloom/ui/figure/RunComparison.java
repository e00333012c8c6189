package spikeloom.ui.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import spikeloom.run.Progress;
import spikeloom.run.RunOverview;
import spikeloom.run.ValidationPoint;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.Front;
import spikeloom.ui.chart.Guide;
import spikeloom.ui.chart.LineChart;
import spikeloom.ui.chart.LineSeries;
import spikeloom.ui.chart.ParallelAxis;
import spikeloom.ui.chart.ParallelChart;
import spikeloom.ui.chart.PointChart;
import spikeloom.ui.chart.PointGroup;
import spikeloom.ui.chart.Points;
import spikeloom.ui.text.Texts;

/** Charts of several runs together. */
public final class RunComparison {
  private static final int TRAIL = 12;
  private static final int MOST_AXES = 7;

  private RunComparison() {}

  /**
   * The distortion of all runs over the training examples: of validation samples if all runs have
   * them, else of training samples.
   */
  public static Chart distortion(List<RunOverview> runs, TrainingCurves.Look look) {
    return curves(
        Texts.FIGURE.get("curves.distortion"),
        unit(runs),
        runs,
        new Value(Progress::distortion, ValidationPoint::distortion),
        look);
  }

  private static String unit(List<RunOverview> runs) {
    return TrainingCurves.unit(runs.stream().flatMap(run -> run.reports().stream()).toList());
  }

  /** The information rate of all runs, of the same samples. */
  public static Chart rate(List<RunOverview> runs, TrainingCurves.Look look) {
    return curves(
        Texts.FIGURE.get("comparison.rate"),
        Texts.FIGURE.get("bits-per-example"),
        runs,
        new Value(Progress::rateBits, ValidationPoint::rateBits),
        look);
  }

  private record Value(
      ToDoubleFunction<Progress> training, ToDoubleFunction<ValidationPoint> validation) {}

  private static Chart curves(
      String title, String unit, List<RunOverview> runs, Value value, TrainingCurves.Look look) {
    boolean validation = RunOverview.validated(runs);
    List<LineSeries> series = new ArrayList<>();
    for (RunOverview run : runs) {
      Points points =
          validation
              ? TrainingCurves.points(run.validation(), value.validation)
              : new Points(
                  run.reports().stream().mapToDouble(Progress::examples).toArray(),
                  run.reports().stream().mapToDouble(value.training).toArray());
      series.add(new LineSeries(run.name(), points, series.size()));
    }
    Axis examples = new Axis(Texts.FIGURE.get("comparison.examples"), "", Axis.Scale.WHOLE);
    return new LineChart(
        validation
            ? Texts.FIGURE.get("comparison.validation", title)
            : Texts.FIGURE.get("comparison.training", title),
        examples,
        new Axis("", unit, look.scale()),
        series,
        look.smoothing());
  }

  /**
   * The last figures of runs in the plane of rate and distortion, of validation samples where a run
   * has them, else of training samples; those that no other run beats in both form the front.
   *
   * @param runs the runs that have ended
   * @param path reports of the running run, oldest first; may be empty
   */
  public static PointChart plane(List<RunOverview> runs, List<Progress> path) {
    boolean validation = RunOverview.validated(runs);
    List<PointGroup.Place> ended = new ArrayList<>();
    for (RunOverview run : runs) {
      place(run, validation).ifPresent(ended::add);
    }
    List<PointGroup> groups = new ArrayList<>();
    groups.add(new PointGroup(Texts.FIGURE.get("comparison.runs"), ended, 0));
    if (!path.isEmpty()) {
      groups.add(new PointGroup(Texts.FIGURE.get("comparison.this-run"), trail(path), 1));
    }
    String unit =
        TrainingCurves.unit(
            Stream.concat(path.stream(), runs.stream().flatMap(run -> run.reports().stream()))
                .toList());
    List<Guide> guides = new ArrayList<>();
    front(ended).ifPresent(guides::add);
    return new PointChart(
        Texts.FIGURE.get("comparison.plane"),
        new Axis(
            Texts.FIGURE.get("comparison.rate-axis"),
            Texts.FIGURE.get("bits-per-example"),
            Axis.Scale.LINEAR),
        new Axis("", unit, Axis.Scale.LINEAR),
        groups,
        guides);
  }

  // A run without a rate has no point in this plane.
  private static Optional<PointGroup.Place> place(RunOverview run, boolean validation) {
    Optional<PointGroup.Place> last =
        validation
            ? run.lastValidation()
                .map(at -> PointGroup.Place.of(run.name(), at.rateBits(), at.distortion()))
            : run.last().map(at -> PointGroup.Place.of(run.name(), at.rateBits(), at.distortion()));
    return last.filter(place -> !Double.isNaN(place.x()));
  }

  /**
   * Parallel coordinates of the settings in which runs differ and of a figure of theirs.
   *
   * @param settings the values of each setting, one for each run; more than {@value #MOST_AXES} are
   *     left out
   * @param figure name of the figure
   * @param results the figure of each run; not a number where it has none
   */
  public static ParallelChart settings(
      Map<String, List<String>> settings, String figure, double... results) {
    List<ParallelAxis> axes = new ArrayList<>();
    settings.entrySet().stream()
        .limit(MOST_AXES)
        .forEach(setting -> axes.add(axis(setting.getKey(), setting.getValue())));
    axes.add(ParallelAxis.numbers(figure, results));
    return new ParallelChart(Texts.FIGURE.get("comparison.settings"), axes);
  }

  private static ParallelAxis axis(String name, List<String> values) {
    try {
      return ParallelAxis.numbers(name, values.stream().mapToDouble(Double::parseDouble).toArray());
    } catch (NumberFormatException e) {
      return ParallelAxis.texts(name, values);
    }
  }

  /** Points of a run over time and its last one; the start is far off and not shown. */
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
          PointGroup.Place.of(
              places.isEmpty() ? Texts.FIGURE.get("comparison.now") : "",
              at.rateBits(),
              at.distortion()));
    }
    return places;
  }

  /** Returns the points that no other run dominates. */
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
        : Optional.of(
            new Front(Texts.FIGURE.get("comparison.front"), points(best), Front.Shape.STEPPED));
  }

  private static Points points(List<PointGroup.Place> places) {
    return new Points(
        places.stream().mapToDouble(PointGroup.Place::x).toArray(),
        places.stream().mapToDouble(PointGroup.Place::y).toArray());
  }
}
