package spikeloom.app.command;

import java.util.List;
import java.util.stream.Collectors;
import spikeloom.app.experiment.EncodersExperiment;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.codec.CodecExperiment;
import spikeloom.app.experiment.fp.IrisExperiment;
import spikeloom.app.experiment.fp.XorExperiment;
import spikeloom.app.experiment.fp.YinYangExperiment;
import spikeloom.app.experiment.fptt.AddingExperiment;
import spikeloom.app.experiment.fptt.SequenceMemoryExperiment;
import spikeloom.app.experiment.fptt.SequentialMnistExperiment;
import spikeloom.app.experiment.generation.GenerateExperiment;
import spikeloom.app.experiment.smooth.ExactGradientsExperiment;
import spikeloom.app.experiment.smooth.QifRecurrentExperiment;
import spikeloom.app.experiment.smooth.QifSingleExperiment;
import spikeloom.app.experiment.smooth.ThetaMnistExperiment;
import spikeloom.app.experiment.src.SrcMnistExperiment;
import spikeloom.app.experiment.src.SrcRobustnessExperiment;
import spikeloom.app.experiment.tradeoff.ConvolutionExperiment;
import spikeloom.app.experiment.tradeoff.RateDistortionExperiment;
import spikeloom.app.experiment.vdib.BetaExperiment;
import spikeloom.app.experiment.vdib.BlobsExperiment;
import spikeloom.app.experiment.vdib.GradientsExperiment;
import spikeloom.app.experiment.vdib.MnistExperiment;
import spikeloom.app.experiment.vdib.NaturaliseExperiment;
import spikeloom.plan.PlanException;

/** The list of experiments. */
public final class Experiments {
  private static final List<Experiment> ALL =
      List.of(
          new GradientsExperiment(),
          new BlobsExperiment(),
          new MnistExperiment(),
          new EncodersExperiment(),
          new NaturaliseExperiment(),
          new BetaExperiment(),
          new RateDistortionExperiment(),
          new ConvolutionExperiment(),
          new GenerateExperiment(),
          new CodecExperiment(),
          new SrcMnistExperiment(),
          new SrcRobustnessExperiment(),
          new AddingExperiment(),
          new SequenceMemoryExperiment(),
          new SequentialMnistExperiment(),
          new ThetaMnistExperiment(),
          new QifSingleExperiment(),
          new QifRecurrentExperiment(),
          new XorExperiment(),
          new IrisExperiment(),
          new YinYangExperiment(),
          new ExactGradientsExperiment());

  private Experiments() {}

  /** All of them. */
  public static List<Experiment> all() {
    return ALL;
  }

  /**
   * Checks that an experiment has the given parts.
   *
   * @throws PlanException listing its parts
   */
  public static void requireParts(Experiment experiment, List<String> wanted) {
    for (String part : wanted) {
      if (experiment.parts().isEmpty()) {
        throw new PlanException(
            "experiment %s has no parts: --only cannot be used with it"
                .formatted(experiment.name()));
      }
      if (!experiment.parts().contains(part)) {
        throw new PlanException(
            "only: '%s' is not a part of experiment %s; its parts are: %s"
                .formatted(part, experiment.name(), String.join(", ", experiment.parts())));
      }
    }
  }

  /**
   * Returns the experiment with that name.
   *
   * @throws PlanException if there is none
   */
  public static Experiment named(String name) {
    return ALL.stream()
        .filter(e -> e.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new PlanException(
                    "experiment '%s' is not known; it is one of: %s"
                        .formatted(
                            name,
                            ALL.stream().map(Experiment::name).collect(Collectors.joining(", ")))));
  }
}
