"""Speed of the networks of `spikeloom bench` in PyTorch, for comparison; `spikeloom bench --peers` runs this.

    OPENBLAS_CORETYPE=SkylakeX python3 docs/benchmarks/peers/peers.py A C ltc --threads 2

Batches of 64 random pictures, of which a fifth of the pixels are not black: the speed of dense products does
not depend on what is learned, nor on the spikes. All steps of a layer without recurrence are one product, and
leaky neurons run as single operations with hand-written adjoints (scans.py). Rates are medians over batches.
"""
import argparse
import json
import statistics
import time

import torch
import torch.nn.functional as F

from networks import NETWORKS

BATCH = 64
WARM_UP = 3


def rate(step, seconds):
    """Examples per second: median over the batches of some seconds, after a few to warm up."""
    for _ in range(WARM_UP):
        step()
    times, start = [], time.perf_counter()
    last = start
    while last - start < seconds or len(times) < WARM_UP:
        step()
        now = time.perf_counter()
        times.append(now - last)
        last = now
    return BATCH / statistics.median(times)


def measure(name, seconds):
    network = NETWORKS[name]()
    optimiser = torch.optim.Adam(network.parameters(), lr=1e-3)
    pictures = torch.rand(BATCH, 1, 28, 28) * (torch.rand(BATCH, 1, 28, 28) < 0.2)

    def train():
        outputs, cost = network(pictures)
        errors = F.binary_cross_entropy_with_logits(outputs, pictures.flatten(1), reduction="sum")
        optimiser.zero_grad()
        (errors / BATCH + cost).backward()
        optimiser.step()

    def infer():
        with torch.no_grad():
            network(pictures)

    return {"network": name, "train_examples_per_second": rate(train, seconds),
            "infer_examples_per_second": rate(infer, seconds)}


def main():
    arguments = argparse.ArgumentParser(description="Speed of the networks of 'spikeloom bench' in PyTorch.")
    arguments.add_argument("networks", nargs="*", choices=[[], *NETWORKS], help="default: all")
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--seconds", type=float, default=10, help="of training and of inference, each")
    arguments.add_argument("--json", action="store_true", help="print one object per line")
    options = arguments.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    for name in options.networks or NETWORKS:
        result = measure(name, options.seconds)
        if options.json:
            print(json.dumps({"torch": torch.__version__, **result}), flush=True)
        else:
            print("{network}: training {train_examples_per_second:,.0f} examples/s, inference "
                  "{infer_examples_per_second:,.0f} examples/s".format(**result), flush=True)


if __name__ == "__main__":
    main()
