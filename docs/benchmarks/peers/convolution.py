"""Setting D of `spikeloom bench` in PyTorch: the same network, batch and loss, for comparison.

    OPENBLAS_CORETYPE=SkylakeX python3 docs/benchmarks/peers/convolution.py --threads 2

A picture of 28 x 28 in the rate code over 10 steps, convolutions 32 x 4x4 and 64 x 4x4 with stride 2
of leaky integrate-and-fire neurons, 60 stochastic latent neurons with feedback of their own spikes, a
decoder of 512 rectified units, cross-entropy plus a small weight of the rate, Adam. The convolutions
take all steps at once, since they have no state; only the neurons run step by step. The pictures are
random numbers: speed does not depend on what is learned, and the dense products not on the spikes.
"""
import argparse
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

ARGUMENTS = argparse.ArgumentParser()
ARGUMENTS.add_argument("--threads", type=int, default=2)
ARGUMENTS.add_argument("--batch", type=int, default=64)
ARGUMENTS.add_argument("--steps", type=int, default=10)
ARGUMENTS.add_argument("--seconds", type=float, default=20)
OPTIONS = ARGUMENTS.parse_args()
torch.set_num_threads(OPTIONS.threads)
torch.manual_seed(1)
T, B = OPTIONS.steps, OPTIONS.batch


class Fire(torch.autograd.Function):
    """A step function with the derivative 1 / (1 + 2 |v|)^2."""

    @staticmethod
    def forward(ctx, v):
        ctx.save_for_backward(v)
        return (v >= 0).float()

    @staticmethod
    def backward(ctx, gradient):
        (v,) = ctx.saved_tensors
        return gradient / (1 + 2 * v.abs()) ** 2


class Draw(torch.autograd.Function):
    """Bernoulli spikes, straight through."""

    @staticmethod
    def forward(ctx, u):
        p = torch.sigmoid(u)
        ctx.save_for_backward(p)
        return (torch.rand_like(p) < p).float()

    @staticmethod
    def backward(ctx, gradient):
        (p,) = ctx.saved_tensors
        return gradient * p * (1 - p)


def lif(currents):
    """Leaky integrate-and-fire neurons over the steps of [T, B, ...], reset by subtraction."""
    p = r = s = torch.zeros_like(currents[0])
    spikes = []
    for current in currents:
        p = 0.9 * p + 0.5 * current
        r = 0.9 * r + s
        s = Fire.apply(p - r - 0.5)
        spikes.append(s)
    return torch.stack(spikes)


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(1, 32, 4, 2, 1)
        self.second = nn.Conv2d(32, 64, 4, 2, 1)
        self.readout = nn.Linear(64 * 7 * 7, 60)
        self.feedback = nn.Parameter(torch.zeros(60))
        self.decoder = nn.Sequential(nn.Linear(60 * T, 512), nn.ReLU(), nn.Linear(512, 784))

    def forward(self, pictures):
        x = (torch.rand(T, len(pictures), 1, 28, 28) < pictures).float()
        x = lif(self.first(x.flatten(0, 1)).view(T, -1, 32, 14, 14))
        x = lif(self.second(x.flatten(0, 1)).view(T, -1, 64, 7, 7))
        currents = self.readout(x.flatten(2))
        v = f = torch.zeros_like(currents[0])
        spikes, odds = [], []
        for current in currents:
            v = 0.9 * v + 0.5 * current
            u = v + self.feedback * f
            z = Draw.apply(u)
            f = 0.65 * f + z
            odds.append(u)
            spikes.append(z)
        p = torch.sigmoid(torch.stack(odds)).clamp(1e-6, 1 - 1e-6)
        rate = p * (p / 0.3).log() + (1 - p) * ((1 - p) / 0.7).log()
        return self.decoder(torch.stack(spikes, 1).flatten(1)), rate


def measure(step):
    step()
    start, batches = time.time(), 0
    while time.time() - start < OPTIONS.seconds:
        step()
        batches += 1
    return batches * B / (time.time() - start)


network = Network()
optimiser = torch.optim.Adam(network.parameters(), lr=1e-3)
pictures = torch.rand(B, 1, 28, 28) * (torch.rand(B, 1, 28, 28) < 0.2)


def train():
    outputs, rate = network(pictures)
    target = pictures.flatten(1)
    loss = F.binary_cross_entropy_with_logits(outputs, target) + 1e-3 * rate.mean()
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()


def infer():
    with torch.no_grad():
        network(pictures)


print(f"training {measure(train):,.0f} examples/s, inference {measure(infer):,.0f} examples/s")
