package spikeloom.export;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import spikeloom.prior.CausalPrior;

/** The README of an exported prior, with code that samples spike trains. */
final class PriorReadme {
  private PriorReadme() {}

  static String text(ModelFacts facts, CausalPrior prior, OnnxPrior.Step step) {
    String states =
        step.states().isEmpty()
            ? "This prior has no state: it does not read past spikes."
            : "State: "
                + step.states().entrySet().stream()
                    .map(e -> "`" + e.getKey() + "` " + shape(e.getValue()))
                    .collect(Collectors.joining(", "))
                + ".";
    String table =
        facts.entries().entrySet().stream()
            .filter(entry -> !entry.getKey().equals("plan"))
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> "| " + entry.getKey() + " | " + entry.getValue() + " |")
            .collect(Collectors.joining("\n"));
    return """
        # Prior

        %s The prior predicts the spikes of each of %d steps from the spikes before it. `prior.onnx` computes one
        step:

        | | name | shape |
        |---|---|---|
        | input | `step` | `[batch]`, 64-bit whole numbers: 0 for the first step |
        | input | `spikes` | `[batch, %d]`: the spikes of the step before, 0 or 1; all 0 at step 0 |
        | input | every state | all 0 at step 0, then what the step before returned |
        | output | `log_odds`, `probabilities` | `[batch, %d]`: of a spike of each neuron at this step |
        | output | `next_` and the name of a state | the state for the next step |

        %s

        ## Sample spike trains in Python

        For each step, run the model, and let a neuron fire where a uniform random number is below its probability:

        ```python
        import numpy as np
        import onnxruntime

        count, random = 16, np.random.default_rng(1)
        session = onnxruntime.InferenceSession("prior.onnx")
        outputs = [output.name for output in session.get_outputs()]
        inputs = [i for i in session.get_inputs() if i.name != "step"]
        feed = {i.name: np.zeros([count, *i.shape[1:]], np.float32) for i in inputs}
        train = []
        for step in range(%d):
            result = dict(zip(outputs, session.run(None, {**feed, "step": np.full(count, step, np.int64)})))
            feed = {name: result.get("next_" + name) for name in feed}
            feed["spikes"] = (random.random((count, %d)) < result["probabilities"]).astype(np.float32)
            train.append(feed["spikes"])
        spikes = np.stack(train, axis=2)  # [count, neurons, steps]
        ```

        `spikes` is the input of the run's decoder (`export --to onnx`) where that reads spikes of all steps.

        ## Facts

        | | |
        |---|---|
        %s

        The plan of the training is in the metadata of `prior.onnx`, under `plan`.
        """
        .formatted(
            facts.sentence(),
            prior.steps(),
            prior.latents(),
            prior.latents(),
            states,
            prior.steps(),
            prior.latents(),
            table);
  }

  private static String shape(List<Integer> sample) {
    return "`[batch, "
        + sample.stream().map(String::valueOf).collect(Collectors.joining(", "))
        + "]`";
  }
}
