package spikeloom.app.reproduce;

import java.util.List;

/** Exact gradients of spike times by the implicit function theorem. */
final class FpPaper {
  private static final String XOR = "fp-xor";
  private static final String IRIS = "fp-iris";
  private static final String YIN_YANG = "fp-yinyang";
  private static final String EXACT = "exact";
  private static final String CHECK = "exact-gradients";
  private static final String STARTS = "1,000 starts";
  private static final String CASES = "the four cases, trained on";
  private static final String POINTS = "1,000 test points";
  private static final String NETWORKS = "40 random networks";

  private FpPaper() {}

  static Paper paper() {
    return new Paper(
        "fp",
        "Exact gradients by forward propagation",
        "J. H. Lee, S. Haghighatshoar and A. Karbasi, *Exact Gradient Computation for Spiking Neural Networks via Forward Propagation*, AISTATS 2023.",
        "The reported figures are those of the notebooks that the authors released; the tables of the paper were not at hand.",
        List.of(
            PaperStep.measured(XOR, 0.01),
            PaperStep.measured(IRIS, 0.01),
            PaperStep.measured(CHECK, 0.01),
            PaperStep.part(YIN_YANG, EXACT, 0.2, true),
            PaperStep.part(YIN_YANG, "published", 0.3, false),
            PaperStep.part(YIN_YANG, "bptt", 0.7, false)),
        List.of(
            PaperRow.of("XOR: starts that learn it", XOR, "converged_share", PaperUnit.PERCENT)
                .reported("99.5 % (computed from the mean number of epochs)")
                .repeats(STARTS)
                .on(CASES)
                .differs(
                    "Within 100 epochs, as there. Neurons that are silent in all cases are pushed.")
                .main(),
            PaperRow.of("XOR: epochs until it is learned", XOR, "mean_epochs", PaperUnit.COUNT)
                .reported("17.5")
                .repeats(STARTS)
                .on(CASES)
                .differs("Mean of the starts that learn it."),
            PaperRow.of("XOR: epochs of the slowest start", XOR, "most_epochs", PaperUnit.WHOLE)
                .reported("98")
                .repeats(STARTS)
                .on(CASES),
            PaperRow.of("Iris: accuracy", IRIS, "test_accuracy", PaperUnit.PERCENT)
                .reported("93.3 % (28 of 30 flowers, one split, 50 epochs)")
                .on("30 test flowers of each of ten random splits")
                .differs(
                    "Two spikes for every length and a line that always fires, trial of 2 instead of 16, 150 epochs, a step size that falls; chosen on quarters of the training flowers.")
                .main(),
            yinYang("published settings", "published", "test_accuracy_published")
                .reported("93.6 % (120 hidden neurons)")
                .differs(
                    "150 hidden neurons, as in the released script. The term of a neuron's own reset is in the gradient; the released code omits it. Late spikes are penalised; in the released code the sign is the opposite. Silent neurons are pushed; derivatives divide by a slope of at least 0.01. A point set for every seed.")
                .main(),
            yinYang("chosen settings", EXACT, "test_accuracy")
                .reported("93.6 % (120 hidden neurons)")
                .differs(
                    "Batches of 50, step size 0.005 that falls to 1/e in 50 epochs, 200 epochs; otherwise as with the published settings.")
                .main(),
            yinYang("surrogate gradients", "bptt", "test_accuracy_bptt")
                .reported("35.0 to 68.8 % (eight kinds)")
                .differs(
                    "40 steps instead of 200, noisy outputs whose spikes are counted, a linear read-out and a learning rate chosen on validation points: neither is like the other, so this does not isolate the gradient."),
            PaperRow.of(
                    "Yin-yang: hidden spikes per point, chosen settings",
                    PaperStep.nameOf(YIN_YANG, EXACT),
                    "hidden_spikes_per_sample",
                    PaperUnit.COUNT)
                .on(POINTS),
            PaperRow.of(
                    "Largest error of the reverse sweep against finite differences, relative",
                    CHECK,
                    "error_largest_srm_reverse_sweep_vs_differences",
                    PaperUnit.SMALL)
                .repeats(NETWORKS)
                .on("every derivative of a random network"),
            PaperRow.of(
                    "Largest error of forward propagation against finite differences, relative",
                    CHECK,
                    "error_largest_srm_forward_propagation_vs_differences",
                    PaperUnit.SMALL)
                .repeats(NETWORKS)
                .on("every derivative of a random network")));
  }

  private static PaperRow yinYang(String how, String part, String metric) {
    return PaperRow.of(
            "Yin-yang: accuracy, " + how,
            PaperStep.nameOf(YIN_YANG, part),
            metric,
            PaperUnit.PERCENT)
        .on(POINTS);
  }
}
