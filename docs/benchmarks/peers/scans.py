"""Neurons over time as single operations with hand-written adjoints, so that PyTorch keeps no graph per step.

Every scan takes currents of shape [steps, batch, ...] and returns spikes of the same shape.
"""
import torch


class Membrane(torch.autograd.Function):
    """Leaky integrate-and-fire: p <- .9 p + .5 c, r <- .9 r + s, s = 1[p - r >= .5]; the derivative of a
    spike is 1 / (1 + 2 |p - r - .5|)^2."""

    @staticmethod
    def forward(ctx, currents):
        distance, spikes = torch.empty_like(currents), torch.empty_like(currents)
        p, r, s = (torch.zeros_like(currents[0]) for _ in range(3))
        for t in range(len(currents)):
            p.mul_(0.9).add_(currents[t], alpha=0.5)
            r.mul_(0.9).add_(s)
            torch.sub(p, r, out=distance[t]).sub_(0.5)
            s = torch.ge(distance[t], 0, out=spikes[t])
        ctx.save_for_backward(distance)
        return spikes

    @staticmethod
    def backward(ctx, gradient):
        (distance,) = ctx.saved_tensors
        slope = distance.abs().mul_(2).add_(1).pow_(-2)
        result = torch.empty_like(gradient)
        p, r = torch.zeros_like(gradient[0]), torch.zeros_like(gradient[0])
        for t in reversed(range(len(gradient))):
            v = (gradient[t] + r).mul_(slope[t])
            p.mul_(0.9).add_(v)
            r.mul_(0.9).sub_(v)
            torch.mul(p, 0.5, out=result[t])
        return result


class Readout(torch.autograd.Function):
    """Stochastic neurons: v <- .9 v + .5 c, u = v + M f, z ~ Bernoulli(sigmoid(u)), f <- .65 f + z.

    M is a vector (own spikes) or a matrix (those of all). Returns z and u; z passes gradients with the
    slope p (1 - p)."""

    @staticmethod
    def forward(ctx, currents, feedback, noise):
        odds, spikes, past = (torch.empty_like(currents) for _ in range(3))
        v, f = torch.zeros_like(currents[0]), torch.zeros_like(currents[0])
        for t in range(len(currents)):
            past[t] = f
            v.mul_(0.9).add_(currents[t], alpha=0.5)
            own = f * feedback if feedback.dim() == 1 else f @ feedback.t()
            torch.add(v, own, out=odds[t])
            torch.lt(noise[t], torch.sigmoid(odds[t]), out=spikes[t])
            f.mul_(0.65).add_(spikes[t])
        ctx.save_for_backward(odds, past, feedback)
        return spikes, odds

    @staticmethod
    def backward(ctx, to_spikes, to_odds):
        odds, past, feedback = ctx.saved_tensors
        p = torch.sigmoid(odds)
        slope = p * (1 - p)
        result, at_odds = torch.empty_like(odds), torch.empty_like(odds)
        v, f = torch.zeros_like(odds[0]), torch.zeros_like(odds[0])
        for t in reversed(range(len(odds))):
            u = torch.addcmul(to_odds[t], to_spikes[t] + f, slope[t], out=at_odds[t])
            v.mul_(0.9).add_(u)
            torch.mul(v, 0.5, out=result[t])
            f.mul_(0.65).add_(u * feedback if feedback.dim() == 1 else u @ feedback)
        flat, traces = at_odds.flatten(0, 1), past.flatten(0, 1)
        weights = (flat * traces).sum(0) if feedback.dim() == 1 else flat.t() @ traces
        return result, weights, None


class Trace(torch.autograd.Function):
    """x_t = d x_{t-1} + z_{t-1}: what has been sent before step t."""

    @staticmethod
    def forward(ctx, spikes, decay):
        ctx.decay = decay
        traces = torch.zeros_like(spikes)
        for t in range(1, len(spikes)):
            torch.add(spikes[t - 1], traces[t - 1], alpha=decay, out=traces[t])
        return traces

    @staticmethod
    def backward(ctx, gradient):
        result = torch.zeros_like(gradient)
        after = torch.zeros_like(gradient[0])
        for t in reversed(range(1, len(gradient))):
            after = gradient[t] + ctx.decay * after
            result[t - 1] = after
        return result, None


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
    """Bernoulli spikes of the log-odds u, straight through."""

    @staticmethod
    def forward(ctx, u):
        p = torch.sigmoid(u)
        ctx.save_for_backward(p)
        return (torch.rand_like(p) < p).float()

    @staticmethod
    def backward(ctx, gradient):
        (p,) = ctx.saved_tensors
        return gradient * p * (1 - p)
