package spikeloom.app.reproduce;

import java.util.List;

/** Smooth exact gradients with pseudospikes. */
final class SmoothPaper {
  private static final String MNIST = "theta-mnist";
  private static final String PUBLISHED = "published";
  private static final String CHOSEN = "chosen";
  private static final String SINGLE = "qif-single";
  private static final String RECURRENT = "qif-recurrent";
  private static final String CHECK = "exact-gradients";
  private static final String IMAGES = "10,000 test images";
  private static final String FITTED = "the targets, trained on";
  private static final String AS_PUBLISHED =
      "Trained on 55,000 images, 5,000 are held out; the notebook trains on 60,000.";
  private static final String AS_CHOSEN =
      "30 epochs; batch and step size chosen on validation images, the step size falls to 1/e in 10 epochs. Trained on 55,000 images.";

  private SmoothPaper() {}

  static Paper paper() {
    return new Paper(
        "smooth",
        "Smooth exact gradient descent",
        "C. Klos and R.-M. Memmesheimer, *Smooth Exact Gradient Descent Learning in Spiking Neural Networks*, arXiv 2309.14523.",
        "The reported figures are those of the notebook that the authors released (ten seeds, 100 epochs); the tables of the paper were not at hand.",
        List.of(
            PaperStep.measured(SINGLE, 0.02),
            PaperStep.measured(RECURRENT, 0.05),
            PaperStep.measured(CHECK, 0.01),
            PaperStep.part(MNIST, CHOSEN, 1.3, false),
            PaperStep.part(MNIST, PUBLISHED, 3.8, false)),
        List.of(
            mnist("accuracy with pseudospikes", "test_accuracy", PaperUnit.PERCENT)
                .reported("97.6 +- 0.1 %")
                .main(),
            mnist("accuracy with ordinary spikes", "test_accuracy_ordinary", PaperUnit.PERCENT)
                .reported("97.3 +- 0.1 %")
                .main(),
            mnist("loss", "test_loss", PaperUnit.NUMBER).reported("0.139 +- 0.007"),
            mnist("spikes per hidden neuron", "hidden_spikes_per_neuron", PaperUnit.NUMBER)
                .reported("0.42"),
            mnist(
                    "silent hidden neurons before training",
                    "silent_fraction_start",
                    PaperUnit.PERCENT)
                .reported("99.7 %")
                .on("5,000 validation images")
                .differs(
                    "Share of pairs of a neuron and an image without a spike. " + AS_PUBLISHED),
            chosen("accuracy with pseudospikes", "test_accuracy"),
            chosen("accuracy with ordinary spikes", "test_accuracy_ordinary"),
            PaperRow.of(
                    "Two spikes of one neuron: share of starts that reach both targets",
                    SINGLE,
                    "converged_share",
                    PaperUnit.PERCENT)
                .repeats("20 starts")
                .on(FITTED)
                .differs(
                    "The paper shows one training of 3,000 steps; here up to 30,000 until the mean squared error is below 1e-4."),
            PaperRow.of(
                    "The same: largest jump of a spike time at the end of the trial",
                    SINGLE,
                    "largest_gap",
                    PaperUnit.SMALL)
                .reported("none (the claim of the paper)")
                .repeats("20 starts")
                .on(FITTED),
            PaperRow.of(
                    "Recurrent network: mean distance of the spikes from their targets, in a trial of 10",
                    RECURRENT,
                    "mean_distance",
                    PaperUnit.SMALL)
                .on(FITTED)
                .differs(
                    "A fixed schedule of step sizes, without the line search of the supplement."),
            PaperRow.of(
                    "Jump of a QIF neuron's spike time where it enters the trial",
                    CHECK,
                    "qif_jump",
                    PaperUnit.SMALL)
                .reported("none (the claim of the paper)")
                .repeats("one neuron")
                .on("weights on both sides, 1e-9 apart")
                .differs("A LIF neuron's spike jumps there, by 1.81 in a trial of 3.")));
  }

  private static PaperRow mnist(String what, String metric, PaperUnit unit) {
    return PaperRow.of(
            "MNIST: " + what + ", published settings",
            PaperStep.nameOf(MNIST, PUBLISHED),
            metric + "_published",
            unit)
        .on(IMAGES)
        .differs(AS_PUBLISHED);
  }

  private static PaperRow chosen(String what, String metric) {
    return PaperRow.of(
            "MNIST: " + what + ", chosen settings",
            PaperStep.nameOf(MNIST, CHOSEN),
            metric,
            PaperUnit.PERCENT)
        .on(IMAGES)
        .differs(AS_CHOSEN);
  }
}
