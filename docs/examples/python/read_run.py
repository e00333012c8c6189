"""Reads a run of SpikeLoom with NumPy.

    python3 read_run.py RUN [--spikes SPIKES.npz] [--decoder DECODER.onnx]

RUN is a run directory. The spikes are those of `spikeloom export RUN --to npz`, the decoder is that
of `spikeloom export RUN --to onnx`; running it needs the package onnxruntime.
"""

import argparse
import json
import pathlib

import numpy as np


def table(file):
    """A table of a run, as an array with the columns' names; empty cells are nan."""
    return np.atleast_1d(np.genfromtxt(file, delimiter=",", names=True, encoding="utf-8"))


def dense(file):
    """Latent spikes as [samples, neurons, steps], and the label of every sample."""
    with np.load(file) as spikes:
        neurons, steps = int(spikes["neurons"][0]), int(spikes["steps"][0])
        labels = spikes["label"]
        trains = np.zeros((len(labels), neurons, steps), np.float32)
        at = spikes["sample"], spikes["neuron"], spikes["time"].astype(int)
        trains[at] = spikes["value"]
    return trains, labels


def describe(run):
    plan = json.loads((run / "plan.json").read_text("utf-8"))
    print(
        f"{run}: data {plan['data']['name']}, encoder {plan['encoder']['kind']},"
        f" {plan['encoder']['latent']} latent neurons, {plan['data']['steps']} steps"
    )
    metrics = table(run / "metrics.csv")
    print(f"{len(metrics)} reports, columns: {', '.join(metrics.dtype.names)}")
    first, last = metrics[0], metrics[-1]
    print(f"training distortion  {first['distortion']:.4f} -> {last['distortion']:.4f}")
    if (run / "validation.csv").exists():
        validation = table(run / "validation.csv")
        best = validation[np.argmin(validation["distortion"])]
        print(f"best validation      {best['distortion']:.4f} at step {int(best['step'])}")
    if (run / "summary.json").exists():
        summary = json.loads((run / "summary.json").read_text("utf-8"))
        print(f"test distortion      {summary['test_distortion']:.4f}")
        if summary["rate_bits"] is not None:
            print(f"rate                 {summary['rate_bits']:.2f} bits per example")


def describe_spikes(trains, labels):
    counts = trains.sum(axis=(1, 2))
    print(f"latent spikes        {trains.shape}, {counts.mean():.1f} per sample")
    for label in np.unique(labels):
        print(f"  class {label}: {counts[labels == label].mean():.1f}")
    silent = (trains.sum(axis=(0, 2)) == 0).sum()
    print(f"silent neurons       {silent} of {trains.shape[1]}")


def decode(model, trains):
    """Output of the decoder, [samples, values]."""
    import onnxruntime

    session = onnxruntime.InferenceSession(str(model))
    return session.run(None, {session.get_inputs()[0].name: trains})[0]


def main():
    parser = argparse.ArgumentParser(description="Reads a run of SpikeLoom with NumPy.")
    parser.add_argument("run", type=pathlib.Path)
    parser.add_argument("--spikes", type=pathlib.Path)
    parser.add_argument("--decoder", type=pathlib.Path)
    options = parser.parse_args()
    describe(options.run)
    if options.spikes:
        trains, labels = dense(options.spikes)
        describe_spikes(trains, labels)
        if options.decoder:
            try:
                output = decode(options.decoder, trains[:8])
            except ImportError:
                parser.exit(1, "The decoder needs onnxruntime: pip install onnxruntime\n")
            print(f"decoded              {output.shape}, values {output.min():.3f} to {output.max():.3f}")


if __name__ == "__main__":
    main()
