package spikeloom.training;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.decoder.DecodeSteps;
import spikeloom.decoder.Windows;
import spikeloom.encoding.Encodings;
import spikeloom.encoding.SpikeEncoding;
import spikeloom.evaluation.MeanTarget;
import spikeloom.learning.Batches;
import spikeloom.learning.Binarisation;
import spikeloom.learning.Input;
import spikeloom.learning.Presentation;
import spikeloom.learning.Target;
import spikeloom.objective.Distortion;
import spikeloom.plan.DataPlan;
import spikeloom.plan.PlanException;
import spikeloom.plan.TrainingPlan;
import spikeloom.spike.SignalShape;

/**
 * The task of a plan on a data set: input of the encoder and target of the decoder.
 *
 * @param dataset the samples
 * @param presentation their presentation
 */
public record Task(Dataset dataset, Presentation presentation) {
  /**
   * The task of a plan.
   *
   * @throws PlanException if the data set does not support the plan
   */
  public static Task of(TrainingPlan plan, Dataset dataset) {
    Input input = input(plan, dataset);
    plan.encoder()
        .maps(input.maps(dataset.train()))
        .problem(plan.encoder().latent())
        .ifPresent(
            problem -> {
              throw new PlanException(problem);
            });
    return new Task(
        dataset,
        new Presentation(
            input,
            target(plan, dataset),
            windows(plan),
            shift(plan, dataset),
            binarisation(plan, dataset)));
  }

  private static Input input(TrainingPlan plan, Dataset dataset) {
    boolean asEvents = plan.data().encoding().equals(DataPlan.EVENTS);
    boolean events = dataset.train().spikes().isPresent();
    PlanException.unless(
        asEvents == events,
        events
            ? "encoding must be events: the samples of %s are already spikes"
            : "encoding events needs recordings, but the samples of %s are signals: choose another encoding",
        dataset.name());
    return events ? new Input.Recorded() : new Input.Coded(code(plan, dataset));
  }

  /** The number of steps of a known set in a code, if determined. */
  public static OptionalInt neededSteps(String dataset, String encoding, String parameters) {
    return Catalog.names().contains(dataset)
        ? neededSteps(Catalog.entry(dataset).shape(), encoding, parameters)
        : OptionalInt.empty();
  }

  /**
   * The number of steps of a shape in a code; empty if any number is possible, or it is not a code.
   */
  public static OptionalInt neededSteps(SignalShape shape, String encoding, String parameters) {
    try {
      return Encodings.names().contains(encoding)
          ? Encodings.named(encoding, parameters).steps(shape)
          : OptionalInt.empty();
    } catch (IllegalArgumentException e) { // the plan will reject the parameters with a message
      return OptionalInt.empty();
    }
  }

  private static SpikeEncoding code(TrainingPlan plan, Dataset dataset) {
    SpikeEncoding code = plan.data().code();
    int steps = plan.data().steps();
    int needed = code.steps(dataset.train().shape()).orElse(steps);
    PlanException.unless(
        needed == steps,
        "encoding %s encodes the %s values of a sample of %s in %d steps: set steps to %d, not %d",
        code.code(),
        dataset.train().shape(),
        dataset.name(),
        needed,
        needed,
        steps);
    return code;
  }

  private static Target target(TrainingPlan plan, Dataset dataset) {
    if (dataset.train().series().isPresent()) {
      TargetValues.requireAnyValues(plan.objective().distortion(), dataset);
      return new Target.Series(plan.data().lag());
    }
    PlanException.unless(
        plan.data().lag() == 0,
        "lag is for targets that change in time, but those of %s do not: set lag to 0",
        dataset.name());
    TargetValues.require(plan.objective().distortion(), dataset);
    return plan.objective().distortion() == Distortion.CLASS
        ? new Target.Label(dataset.classes())
        : new Target.Signal();
  }

  private static int shift(TrainingPlan plan, Dataset dataset) {
    boolean picture =
        dataset.train().shape() instanceof SignalShape.Image
            && dataset.train().spikes().map(s -> s.layout().isPresent()).orElse(true);
    PlanException.unless(
        plan.data().shift() == 0 || picture,
        "shift needs images, but the samples of %s are not images: set shift to 0",
        dataset.name());
    return plan.data().shift();
  }

  private static Binarisation binarisation(TrainingPlan plan, Dataset dataset) {
    boolean pictures =
        dataset.train().shape() instanceof SignalShape.Image
            && dataset.train().spikes().isEmpty()
            && !dataset.train().predicts()
            && plan.decoder().moments() == DecodeSteps.END
            && plan.objective().distortion() == Distortion.CROSS_ENTROPY;
    PlanException.unless(
        plan.data().binarise() == Binarisation.NO || pictures,
        "binarise needs pictures with values between 0 and 1 and distortion cross-entropy, decoded at the end: set binarise to no");
    return plan.data().binarise();
  }

  private static Windows windows(TrainingPlan plan) {
    int steps = plan.data().steps();
    int window = plan.window();
    // There is no input before the first step.
    int first = Math.max(window - 1, -plan.data().lag());
    return plan.decoder().moments() == DecodeSteps.END
        ? Windows.atTheEnd(steps, window)
        : Windows.everyStep(steps, window, first);
  }

  /** Number of input channels. */
  public int channels() {
    return presentation.input().channels(dataset.train());
  }

  /** The places of the input channels, one whole plane after another, if they have any. */
  public Optional<SignalShape.Image> maps() {
    return presentation.input().maps(dataset.train());
  }

  /** The shape of a target per decode step. */
  public SignalShape shape() {
    return presentation.target().shape(dataset.train());
  }

  /**
   * Distortion of predicting the mean of {@code learned} for every test sample, per value; null if
   * targets are classes or change in time.
   */
  public @Nullable Double meanTargetDistortion(Dataset.Split learned, Distortion distortion) {
    return meanTargetDistortion(learned, dataset.test(), distortion);
  }

  /** As {@link #meanTargetDistortion(Dataset.Split, Distortion)} of other samples. */
  public @Nullable Double meanTargetDistortion(
      Dataset.Split learned, Dataset.Split tested, Distortion distortion) {
    return presentation.target() instanceof Target.Signal
        ? MeanTarget.distortion(learned, tested, distortion)
        : null;
  }

  /** Training batches, with shifts if the plan has them. */
  public Batches training(Dataset.Split split, Workers workers) {
    return new Batches(split, presentation, workers);
  }

  /** Batches of a split of the data set, or of a part of one, without shifts. */
  public Batches batches(Dataset.Split split, Workers workers) {
    return new Batches(split, presentation.still(), workers);
  }
}
