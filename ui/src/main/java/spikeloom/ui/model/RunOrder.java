package spikeloom.ui.model;

import java.util.Comparator;
import java.util.List;
import spikeloom.plan.Setting;
import spikeloom.run.RunOverview;
import spikeloom.ui.text.Texts;

/** Orders of a list of runs. Runs that are equal in one of them stay the newest first. */
public enum RunOrder {
  NEWEST(RunOrder::changed),
  NAME((one, other) -> words(one.name(), other.name())),
  DATA_SET((one, other) -> words(data(one), data(other))),
  ENCODER((one, other) -> words(encoder(one), encoder(other))),
  /** The lowest distortion on validation samples first, then runs without one. */
  DISTORTION((one, other) -> Double.compare(distortion(one), distortion(other)));

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final Comparator<RunOverview> order;

  RunOrder(Comparator<RunOverview> order) {
    this.order = order;
  }

  /** Name of the choice. */
  public String title() {
    return Texts.MODEL.of("order", this);
  }

  /** The runs in this order. */
  List<RunOverview> of(List<RunOverview> runs) {
    return runs.stream().sorted(order.thenComparing(RunOrder::changed)).toList();
  }

  /** Name or path of the data of a run. */
  static String data(RunOverview run) {
    return run.plan().data().name();
  }

  /** Name of the encoder of a run. */
  static String encoder(RunOverview run) {
    return Setting.ENCODER.of(run.plan());
  }

  private static int changed(RunOverview one, RunOverview other) {
    return Long.compare(other.changed(), one.changed());
  }

  private static int words(String one, String other) {
    return String.CASE_INSENSITIVE_ORDER.compare(one, other);
  }

  private static double distortion(RunOverview run) {
    return run.lastValidation().map(at -> at.distortion()).orElse(Double.NaN);
  }
}
