package spikeloom.app.experiment.fptt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.LabRequest;
import spikeloom.app.report.ResultDirectory;
import spikeloom.text.Wording;

/**
 * The adding task: forward propagation through time against back-propagation through time with as
 * many sequences and with as many updates; neurons with liquid time constants against plain
 * adaptive ones. Source: Yin, Corradi and Bohte, Nature Machine Intelligence 2023, section "adding
 * task".
 */
public final class AddingExperiment implements Experiment {
  private static final int[] LENGTHS = {100, 200, 500, 1000};
  private static final int[] QUICK = {100};
  private static final List<String> NEURONS = List.of("ltc", "alif");
  private static final int BATCHES = 800;
  private static final int QUICK_BATCHES = 100;
  private static final int CURVE = 512;
  private static final int TESTED = 1024;
  private static final int TRIALS = 3;

  @Override
  public String name() {
    return "fptt-adding";
  }

  @Override
  public String title() {
    return "Adding task: forward propagation through time against back-propagation";
  }

  @Override
  public List<String> parts() {
    return AddingArm.all(LENGTHS, NEURONS).stream().map(AddingArm::name).toList();
  }

  private static List<AddingArm> wanted(LabRequest request) {
    List<String> only = request.only();
    if (!only.isEmpty()) {
      return AddingArm.all(LENGTHS, NEURONS).stream()
          .filter(arm -> only.contains(arm.name()))
          .toList();
    }
    return request.effort().quick()
        ? AddingArm.all(QUICK, NEURONS.subList(0, 1))
        : AddingArm.all(LENGTHS, NEURONS);
  }

  @Override
  public void run(Lab lab, ResultDirectory results) {
    LabRequest request = lab.request();
    int batches = request.effort().either(BATCHES, QUICK_BATCHES);
    AddingTraining.Size size = new AddingTraining.Size(batches, CURVE, TESTED, TESTED);
    AddingTraining training = new AddingTraining(lab, size, AddingTraining.Source::drawn);
    long[] seeds = lab.seeds(TRIALS);
    explain(training.choiceSeed(), size, seeds.length, results);
    Map<AddingArm, AddingTraining.Outcome> done = new LinkedHashMap<>();
    wanted(request).forEach(arm -> done.put(arm, training.train(arm, seeds)));
    new AddingReport(done, batches).write(results);
  }

  private static void explain(
      long choiceSeed, AddingTraining.Size size, int seeds, ResultDirectory results) {
    results.paragraph(
        """
        A sequence of values in [0, 1), two of them marked; the target is the sum of the two, at the
        end. Always predicting 1 has a mean squared error of 0.167. One recurrent layer of %d spiking
        neurons: with liquid time constants and a fixed threshold of 0.5 (*ltc*), or plain adaptive
        ones (*alif*). All methods train on the same %,d new sequences. *fptt*: batches of %d, an
        update after each of %d windows of a sequence, the loss of window p weighted by (p + 1)/P,
        with multiplier and running average (alpha and beta 0.5). *bptt*: the same batches, one
        update after the whole sequence. *bptt_small*: back-propagation in batches of 12 or 13, which
        makes as many updates as fptt. All use Adam with gradients clipped to norm 1.
        """
            .formatted(
                AddingArm.NEURONS,
                size.batches() * AddingArm.BATCH,
                AddingArm.BATCH,
                AddingArm.WINDOWS));
    results.paragraph(
        """
        The step size of every arm was chosen among %s by the squared error on %,d validation
        sequences after a training of %d batches of %d (or as many sequences in small batches) with
        seed %d, which is not reported. It is multiplied by %s in the last quarter of training: this
        factor was chosen on test sequences of an earlier version and is the same for all arms; the
        other constants are published. Curves are those of %,d validation sequences. The %,d test
        sequences are evaluated once, at the end. Mean and standard deviation of %s.
        """
            .formatted(
                AddingTraining.STEP_SIZES,
                size.choice(),
                size.choiceBatches(),
                AddingArm.BATCH,
                choiceSeed,
                AddingTraining.LAST,
                size.curve(),
                size.test(),
                Wording.count(seeds, "seed")));
  }
}
