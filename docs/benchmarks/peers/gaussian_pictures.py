"""A Gaussian variational autoencoder of colour pictures in PyTorch, beside `--preset natural`.

    python3 docs/benchmarks/peers/gaussian_pictures.py cifar10.npz --maps 4 --epochs 14 --samples gen.npz

The encoder has the convolutions of the preset with rectified units (32 x 4x4 and 64 x 4x4 with stride 2,
then 3x3 to the means and log-variances of MAPS latent maps of 8 x 8), the decoder those of `deconv`
(128, 64, 48, 24 maps, doubled twice). Loss: squared error per value plus WEIGHT times the divergence per
value, with the same warm-up, optimiser, schedule and batches. The weights in WEIGHTS are trained one
after the other.

cifar10.npz holds `tr` and `te`, bytes of [pictures, 32, 32, 3]. Printed for each weight: squared error
and divergence on the test pictures, and the Frechet distance of 2,000 samples, decoded from standard
normal values, to 2,000 test pictures in 40 principal components of 10,000 training pictures. --samples
measures other pictures in the same way: a file of `spikeloom generate RUN --count 2000 --out gen.npz`.
"""
import argparse
import math
import time

import numpy as np
import torch
import torch.nn as nn

ARGUMENTS = argparse.ArgumentParser()
ARGUMENTS.add_argument("pictures")
ARGUMENTS.add_argument("--maps", type=int, default=4)
ARGUMENTS.add_argument("--epochs", type=float, default=14)
ARGUMENTS.add_argument("--weights", default="5e-4")
ARGUMENTS.add_argument("--threads", type=int, default=1)
ARGUMENTS.add_argument("--samples", nargs="*", default=[])
OPTIONS = ARGUMENTS.parse_args()
torch.set_num_threads(OPTIONS.threads)
BATCH, SET, COMPONENTS, PEAK = 64, 2000, 40, 0.002

with np.load(OPTIONS.pictures) as arrays:
    TRAIN = torch.from_numpy(arrays["tr"]).permute(0, 3, 1, 2)
    TEST = torch.from_numpy(arrays["te"]).permute(0, 3, 1, 2)
ORDER = np.random.default_rng(0)
FITTED = ORDER.permutation(len(TRAIN))[:10000]
SHOWN = ORDER.permutation(len(TEST))[: 2 * SET]


def rows(pictures):
    return pictures.reshape(len(pictures), -1).double().numpy()


MEAN = rows(TRAIN[FITTED] / 255.0).mean(0)
_, DIRECTIONS = np.linalg.eigh(np.cov((rows(TRAIN[FITTED] / 255.0) - MEAN).T))
DIRECTIONS = DIRECTIONS[:, -COMPONENTS:]


def moments(pictures):
    """Mean and covariance in the components."""
    projected = (rows(pictures) - MEAN) @ DIRECTIONS
    return projected.mean(0), np.cov(projected.T)


REFERENCE = moments(TEST[SHOWN[SET:]] / 255.0)


def distance(pictures):
    """The Frechet distance to test pictures."""
    (m1, c1), (m2, c2) = moments(pictures), REFERENCE
    values, vectors = np.linalg.eigh(c1)
    root = vectors @ np.diag(np.sqrt(np.maximum(values, 0))) @ vectors.T
    product = np.maximum(np.linalg.eigvalsh(root @ c2 @ root), 0)
    return ((m1 - m2) ** 2).sum() + np.trace(c1) + np.trace(c2) - 2 * np.sqrt(product).sum()


class Autoencoder(nn.Module):
    """The two networks."""

    def __init__(self, maps):
        super().__init__()
        self.maps = maps
        self.encoder = nn.Sequential(
            nn.Conv2d(3, 32, 4, 2, 1), nn.ReLU(),
            nn.Conv2d(32, 64, 4, 2, 1), nn.ReLU(),
            nn.Conv2d(64, 2 * maps, 3, 1, 1))
        self.decoder = nn.Sequential(
            nn.Conv2d(maps, 128, 3, 1, 1), nn.ReLU(),
            nn.Conv2d(128, 64, 3, 1, 1), nn.ReLU(),
            nn.Upsample(scale_factor=2), nn.Conv2d(64, 48, 3, 1, 1), nn.ReLU(),
            nn.Upsample(scale_factor=2), nn.Conv2d(48, 24, 3, 1, 1), nn.ReLU(),
            nn.Conv2d(24, 3, 3, 1, 1))

    def forward(self, pictures):
        """The reconstruction, and the divergence in nats for each picture."""
        mean, log_variance = self.encoder(2 * pictures - 1).chunk(2, 1)
        latent = mean + (0.5 * log_variance).exp() * torch.randn_like(mean)
        nats = 0.5 * (mean ** 2 + log_variance.exp() - 1 - log_variance).sum((1, 2, 3))
        return self.decoder(latent), nats


def train(weight):
    """Trains a network and prints its figures."""
    torch.manual_seed(1)
    model = Autoencoder(OPTIONS.maps)
    optimiser = torch.optim.Adam(model.parameters(), lr=PEAK)
    values, updates = 3 * 32 * 32, int(OPTIONS.epochs * len(TRAIN) / BATCH)
    start = time.time()
    for update in range(updates):
        pictures = TRAIN[torch.randint(0, len(TRAIN), (BATCH,))] / 255.0
        for group in optimiser.param_groups:
            group["lr"] = PEAK * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * update / updates)))
        decoded, nats = model(pictures)
        share = min(1, update / (0.3 * updates))
        loss = ((decoded - pictures) ** 2).mean() + weight * share * nats.mean() / values
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    with torch.no_grad():
        parts = [model(part / 255.0) for part in TEST.split(500)]
        decoded = torch.cat([each for each, _ in parts])
        bits = torch.cat([nats for _, nats in parts]).mean().item() / math.log(2)
        error = ((decoded - TEST / 255.0) ** 2).mean().item()
        drawn = torch.cat([model.decoder(torch.randn(500, OPTIONS.maps, 8, 8)) for _ in range(4)])
    print(f"weight {weight:g}: squared error {error:.5f}, {bits:.0f} bits, "
          f"Frechet distance of samples {distance(drawn.clamp(0, 1)):.1f}, "
          f"of reconstructions {distance(decoded[SHOWN[:SET]].clamp(0, 1)):.1f}, "
          f"{time.time() - start:.0f} s", flush=True)


print(f"Frechet distance of other test pictures {distance(TEST[SHOWN[:SET]] / 255.0):.1f}")
for file in OPTIONS.samples:
    with np.load(file) as arrays:
        print(f"{file}: {distance(torch.from_numpy(arrays['samples'][:SET]).clamp(0, 1)):.1f}", flush=True)
for each in OPTIONS.weights.split(","):
    train(float(each))
