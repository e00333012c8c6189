"""The networks of `spikeloom bench` in PyTorch: pictures of 28 x 28 in, logits of the pixels and a cost of
the spikes in nats per picture out."""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

from scans import Draw, Fire, Membrane, Readout, Trace

PIXELS = 784


def rate_code(pictures, steps):
    return (torch.rand(steps, len(pictures), PIXELS) < pictures.flatten(1)).float()


def bernoulli_cost(odds, prior):
    """Kullback-Leibler divergence of spikes with these log-odds from spikes with the log-odds of the prior."""
    p = torch.sigmoid(odds)
    cost = p * (odds - prior) + F.softplus(prior) - F.softplus(odds)
    return cost.sum() / odds.shape[1]


def decoder(inputs, hidden):
    return nn.Sequential(nn.Linear(inputs, hidden), nn.ReLU(), nn.Linear(hidden, PIXELS))


def all_steps(spikes):
    return spikes.transpose(0, 1).flatten(1)


def rare(odds):
    """Log-odds of the prior of 0.3 spikes per neuron and step."""
    return torch.full_like(odds, math.log(0.3 / 0.7))


class Dense(nn.Module):
    """Settings A and B: 784-600-256 over 30 steps, decoder 7680-hidden-784."""

    def __init__(self, hidden):
        super().__init__()
        self.first, self.second = nn.Linear(PIXELS, 600), nn.Linear(600, 256)
        self.feedback = nn.Parameter(torch.zeros(256))
        self.decoder = decoder(30 * 256, hidden)

    def forward(self, pictures):
        spikes = Membrane.apply(self.first(rate_code(pictures, 30)))
        currents = self.second(spikes)
        latent, odds = Readout.apply(currents, self.feedback, torch.rand_like(currents))
        return self.decoder(all_steps(latent)), bernoulli_cost(odds, rare(odds))


class CausalPrior(nn.Module):
    """Setting C: 784-600-60 over 10 steps, spikes of all latent neurons fed back, and a network of 256 units
    that predicts them from three traces of their past and the step."""

    STEPS, LATENT = 10, 60

    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Linear(PIXELS, 600), nn.Linear(600, self.LATENT)
        self.feedback = nn.Parameter(torch.zeros(self.LATENT, self.LATENT))
        self.prior = nn.Sequential(
            nn.Linear(3 * self.LATENT + self.STEPS, 256), nn.ReLU(), nn.Linear(256, self.LATENT))
        self.decoder = decoder(self.STEPS * self.LATENT, 512)

    def forward(self, pictures):
        spikes = Membrane.apply(self.first(rate_code(pictures, self.STEPS)))
        currents = self.second(spikes)
        latent, odds = Readout.apply(currents, self.feedback, torch.rand_like(currents))
        step = torch.eye(self.STEPS)[:, None].expand(-1, len(pictures), -1)
        past = [Trace.apply(latent, decay) for decay in (0.3, 0.65, 0.9)]
        predicted = self.prior(torch.cat(past + [step], 2))
        return self.decoder(all_steps(latent)), bernoulli_cost(odds, predicted)


class Convolution(nn.Module):
    """Setting D: convolutions 32 x 4x4 and 64 x 4x4 with stride 2, 60 latent neurons, 10 steps."""

    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(1, 32, 4, 2, 1)
        self.second = nn.Conv2d(32, 64, 4, 2, 1)
        self.readout = nn.Linear(64 * 7 * 7, 60)
        self.feedback = nn.Parameter(torch.zeros(60))
        self.decoder = decoder(60 * 10, 512)

    def forward(self, pictures):
        batch = len(pictures)
        x = rate_code(pictures, 10).view(-1, 1, 28, 28)
        x = Membrane.apply(self.first(x).view(10, batch, -1)).view(-1, 32, 14, 14)
        x = Membrane.apply(self.second(x).view(10, batch, -1))
        currents = self.readout(x)
        latent, odds = Readout.apply(currents, self.feedback, torch.rand_like(currents))
        return self.decoder(all_steps(latent)), bernoulli_cost(odds, rare(odds))


class Liquid(nn.Module):
    """Encoder `ltc`: 256 recurrent neurons with liquid time constants and adaptive thresholds, 30 steps."""

    def __init__(self, neurons=256):
        super().__init__()
        self.neurons = neurons
        self.inputs, self.recurrent = nn.Linear(PIXELS, neurons), nn.Linear(neurons, neurons, bias=False)
        self.membrane, self.adaptation = nn.Linear(2 * neurons, neurons), nn.Linear(2 * neurons, neurons)
        self.decoder = decoder(30 * neurons, 512)

    def forward(self, pictures):
        currents = self.inputs(rate_code(pictures, 30))
        u, b, s = (torch.zeros(len(pictures), self.neurons) for _ in range(3))
        spikes, odds = [], []
        for current in currents:
            d = current + self.recurrent(s)
            k = torch.sigmoid(self.membrane(torch.cat([d, u], 1)))
            q = torch.sigmoid(self.adaptation(torch.cat([d, b], 1)))
            b = q * b + (1 - q) * s
            v = u + k * (d - u)
            odds.append((v - 0.1 - 1.8 * b) / 0.342)
            s = Draw.apply(odds[-1])
            u = (1 - s) * v
            spikes.append(s)
        odds = torch.stack(odds)
        return self.decoder(all_steps(torch.stack(spikes))), bernoulli_cost(odds, rare(odds))


class RecurrentCell(nn.Module):
    """Encoder `src`: 256 spiking recurrent cells over 60 steps, graded pulses with logistic noise, decoded
    from sums over ten steps."""

    def __init__(self, cells=256):
        super().__init__()
        self.inputs = nn.Linear(PIXELS, cells, bias=False)
        self.bias = nn.Parameter(torch.full((cells,), -6.0))
        self.decoder = decoder(6 * cells, 512)

    def forward(self, pictures):
        weighted = self.inputs(rate_code(pictures, 60))
        i, h, slow = (torch.zeros_like(weighted[0]) for _ in range(3))
        pulses = []
        for current in weighted:
            i = 0.9 * i + current
            gate = 0.9 * (h <= 0.5).float()
            now = torch.tanh(3 * torch.tanh(i / 3) + 2 * h.detach() - 7 * slow.detach() + self.bias)
            slow = gate * slow + (1 - gate) * h
            h = now
            pulses.append(torch.relu(h))
        pulses = torch.stack(pulses)
        noise = torch.rand_like(pulses).clamp(1e-6, 1 - 1e-6)
        sent = pulses + 0.3 * (noise.log() - (1 - noise).log())
        sums = sent.view(6, 10, len(pictures), -1).sum(1)
        return self.decoder(all_steps(sums)), pulses.pow(2).sum() / len(pictures)


class FirstSpikes(nn.Module):
    """Encoders `qif` and `srm` in steps: 784 latency-coded inputs, 256 neurons, a time of 2 in 30 steps, decoded
    from the times of first spikes. SpikeLoom computes their spike times exactly; in PyTorch such neurons are
    trained in steps, with the derivative of a soft threshold."""

    STEPS, TIME = 30, 2.0

    def __init__(self, quadratic, neurons=256):
        super().__init__()
        self.quadratic = quadratic
        self.inputs = nn.Linear(PIXELS, neurons, bias=False)
        self.decoder = decoder(neurons, 512)

    def forward(self, pictures):
        dt = self.TIME / self.STEPS
        values = pictures.flatten(1)
        when = ((1 - values) * (self.STEPS - 1)).round()
        steps = torch.arange(self.STEPS)[:, None, None]
        arriving = ((when == steps) & (values > 0)).float()
        weighted = self.inputs(arriving)
        current, v = torch.zeros_like(weighted[0]), torch.zeros_like(weighted[0])
        silent = torch.ones_like(v)
        first = torch.zeros_like(v)
        for t in range(self.STEPS):
            current = current * math.exp(-dt) + weighted[t]
            v = v + dt * ((v * (v - 1) if self.quadratic else -v) + current)
            s = Fire.apply(v - 1)
            first = first + silent * (t + 1) * dt
            silent = silent * (1 - s)
            v = v * (1 - s.detach())
        sent = first + 0.05 * torch.randn_like(first)
        return self.decoder(sent), first.pow(2).sum() / len(pictures)


NETWORKS = {
    "A": lambda: Dense(512),
    "B": lambda: Dense(3840),
    "C": CausalPrior,
    "D": Convolution,
    "ltc": Liquid,
    "src": RecurrentCell,
    "qif": lambda: FirstSpikes(True),
    "srm": lambda: FirstSpikes(False),
}
