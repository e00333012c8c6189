"""Makes small Keras files and their outputs, computed with NumPy. Needs h5py.

Usage: python3 make.py [FOLDER [NEURONS STEPS VALUES]]
"""
import json
import os
import sys

import h5py
import numpy as np

folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
N, T, V = (int(a) for a in sys.argv[2:5]) if len(sys.argv) > 4 else (7, 5, 3)
random = np.random.default_rng(1)
outputs = {}


def draw(*shape):
    return random.normal(size=shape) * 0.5


spikes = (random.random((2, T, N)) < 0.4).astype(float)  # samples, steps, neurons


def save(name, model, weights, version="2.11.0", training=None):
    with h5py.File(os.path.join(folder, name + ".h5"), "w") as file:
        file.attrs["keras_version"] = version
        file.attrs["backend"] = "tensorflow"
        file.attrs["model_config"] = json.dumps(model)
        if training:
            file.attrs["training_config"] = json.dumps(training)
        root = file.create_group("model_weights")
        root.attrs["layer_names"] = np.array([n.encode() for n in weights])
        colon = ":0" if version.startswith("2") else ""
        for layer, arrays in weights.items():
            group = root.create_group(layer)
            names = [f"{layer}/{k}{colon}" for k in arrays]
            group.attrs["weight_names"] = np.array([n.encode() for n in names])
            for n, array in zip(names, arrays.values()):
                group.create_dataset(n, data=array.astype("f4"))


def sequential(*layers):
    return {"class_name": "Sequential", "config": {"name": "sequential", "layers": list(layers)}}


def source(*shape):
    return {"class_name": "InputLayer",
            "config": {"name": "input_1", "dtype": "float32", "batch_input_shape": [None, *shape]}}


def layer(kind, name, **config):
    base = {"name": name, "trainable": True, "dtype": "float32"}
    if "units" in config or "filters" in config:
        base.update(use_bias=True, kernel_initializer={"class_name": "GlorotUniform", "config": {"seed": None}},
                    bias_initializer={"class_name": "Zeros", "config": {}}, kernel_regularizer=None,
                    bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None)
    return {"class_name": kind, "config": {**base, **config}}


def dense(name, units, activation, **more):
    return layer("Dense", name, units=units, activation=activation, **more)


def conv1d(name, filters, activation):
    return layer("Conv1D", name, filters=filters, activation=activation, kernel_size=[3], strides=[1],
                 padding="same", data_format="channels_last", dilation_rate=[1], groups=1)


def conv2d(name, filters, activation):
    return layer("Conv2D", name, filters=filters, activation=activation, kernel_size=[3, 3], strides=[1, 1],
                 padding="same", data_format="channels_last", dilation_rate=[1, 1], groups=1)


def lstm(name, units, sequences):
    return layer("LSTM", name, units=units, activation="tanh", recurrent_activation="sigmoid",
                 recurrent_initializer={"class_name": "Orthogonal", "config": {"gain": 1.0, "seed": None}},
                 unit_forget_bias=True, recurrent_regularizer=None, recurrent_constraint=None, dropout=0.0,
                 recurrent_dropout=0.0, implementation=2, return_sequences=sequences, return_state=False,
                 go_backwards=False, stateful=False, unroll=False, time_major=False)


def flatten(name):
    return layer("Flatten", name, data_format="channels_last")


def relu(x):
    return np.maximum(x, 0)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def run_conv1d(x, kernel, bias):
    padded = np.pad(x, ((0, 0), (1, 1), (0, 0)))
    return sum(padded[:, i:i + x.shape[1]] @ kernel[i] for i in range(3)) + bias


def run_conv2d(x, kernel, bias):
    h, w = x.shape[1:3]
    padded = np.pad(x, ((0, 0), (1, 1), (1, 1), (0, 0)))
    return sum(padded[:, i:i + h, j:j + w] @ kernel[i, j] for i in range(3) for j in range(3)) + bias


def run_lstm(x, kernel, recurrent, bias):
    units = recurrent.shape[0]
    h = c = np.zeros((x.shape[0], units))
    steps = []
    for t in range(x.shape[1]):
        z = x[:, t] @ kernel + h @ recurrent + bias
        i, f, g, o = (z[:, k * units:(k + 1) * units] for k in range(4))
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        steps.append(h)
    return np.stack(steps, 1)


def kb(*shape):
    return {"kernel": draw(*shape), "bias": draw(shape[-1])}


def cell(inputs, units):
    return {"lstm_cell/kernel": draw(inputs, 4 * units), "lstm_cell/recurrent_kernel": draw(units, 4 * units),
            "lstm_cell/bias": draw(4 * units)}


def finish(name, x, w):
    outputs[name] = (x @ w["kernel"] + w["bias"]).tolist()  # logits


# Dense layers, compiled, with L2.
w = {"dense": kb(N * T, 8), "dense_1": kb(8, V)}
save("dense", sequential(source(N * T),
                         dense("dense", 8, "relu", kernel_regularizer={"class_name": "L2", "config": {"l2": 0.25}}),
                         dense("dense_1", V, "sigmoid")), w,
     training={"loss": "binary_crossentropy", "optimizer_config": {
         "class_name": "Adam", "config": {"name": "Adam", "learning_rate": 0.0625, "decay": 0.0, "beta_1": 0.75,
                                          "beta_2": 0.875, "epsilon": 1e-07, "amsgrad": False}}})
finish("dense", relu(spikes.reshape(2, -1) @ w["dense"]["kernel"] + w["dense"]["bias"]), w["dense_1"])

# Convolution along time, recurrent layer with all steps.
w = {"conv1d": kb(3, N, 4), "lstm": cell(4, 3), "flatten": {}, "dense": kb(3 * T, V)}
save("sequence", sequential(source(T, N), conv1d("conv1d", 4, "relu"), lstm("lstm", 3, True), flatten("flatten"),
                            dense("dense", V, "sigmoid")), w)
x = run_lstm(relu(run_conv1d(spikes, **w["conv1d"])), *w["lstm"].values())
finish("sequence", x.reshape(2, -1), w["dense"])

# The last step of a recurrent layer; JSON and names of Keras 3.
w = {"lstm": cell(N, 3), "dense": kb(3, V)}
new = sequential(
    {"module": "keras.layers", "class_name": "InputLayer", "registered_name": None,
     "config": {"batch_shape": [None, T, N], "dtype": "float32", "sparse": False, "name": "input_1"}},
    lstm("lstm", 3, False), dense("dense", V, "sigmoid"))
for entry in new["config"]["layers"][1:]:
    entry["module"] = "keras.layers"
    entry["config"]["dtype"] = {"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float32"}}
save("last", new, w, version="3.3.3")
finish("last", run_lstm(spikes, *w["lstm"].values())[:, -1], w["dense"])

# The raster as a picture, a row for every step; pooling.
h, v = T // 2, N // 2
w = {"conv2d": kb(3, 3, 1, 4), "pool": {}, "flatten": {}, "dense": kb(h * v * 4, V)}
save("picture", sequential(source(T, N, 1), conv2d("conv2d", 4, "tanh"),
                           layer("AveragePooling2D", "pool", pool_size=[2, 2], padding="valid", strides=[2, 2],
                                 data_format="channels_last"),
                           flatten("flatten"), dense("dense", V, "sigmoid")), w)
x = np.tanh(run_conv2d(spikes[..., None], **w["conv2d"]))[:, :2 * h, :2 * v]
x = x.reshape(2, h, 2, v, 2, 4).mean((2, 4))
finish("picture", x.reshape(2, -1), w["dense"])

# A graph with two branches and batch normalisation.
w = {"left": kb(N * T, 4), "right": kb(N * T, 3), "merge": {},
     "norm": {"gamma": draw(7) + 1, "beta": draw(7), "moving_mean": draw(7), "moving_variance": draw(7) ** 2 + 0.5},
     "dense": kb(7, V)}


def node(entry, *names):
    return {**entry, "name": entry["config"]["name"], "inbound_nodes": [[[n, 0, 0, {}] for n in names]] if names else []}


graph = {"class_name": "Functional", "config": {
    "name": "model",
    "layers": [node(source(N * T)), node(dense("left", 4, "relu"), "input_1"),
               node(dense("right", 3, "tanh"), "input_1"), node(layer("Concatenate", "merge", axis=-1), "left", "right"),
               node(layer("BatchNormalization", "norm", axis=[1], momentum=0.99, epsilon=0.001, center=True, scale=True,
                          beta_initializer={"class_name": "Zeros", "config": {}},
                          gamma_initializer={"class_name": "Ones", "config": {}},
                          moving_mean_initializer={"class_name": "Zeros", "config": {}},
                          moving_variance_initializer={"class_name": "Ones", "config": {}}, beta_regularizer=None,
                          gamma_regularizer=None, beta_constraint=None, gamma_constraint=None), "merge"),
               node(dense("dense", V, "sigmoid"), "norm")],
    "input_layers": [["input_1", 0, 0]], "output_layers": [["dense", 0, 0]]}}
save("graph", graph, w)
flat = spikes.reshape(2, -1)
x = np.concatenate([relu(flat @ w["left"]["kernel"] + w["left"]["bias"]),
                    np.tanh(flat @ w["right"]["kernel"] + w["right"]["bias"])], 1)
n = w["norm"]
x = (x - n["moving_mean"]) / np.sqrt(n["moving_variance"] + 0.001) * n["gamma"] + n["beta"]
finish("graph", x, w["dense"])

# Pooling along time.
w = {"conv1d": kb(3, N, 4), "pool": {}, "flatten": {}, "dense": kb(4 * (T // 2), V)}
save("pooled", sequential(source(T, N), conv1d("conv1d", 4, "tanh"),
                          layer("MaxPooling1D", "pool", pool_size=[2], strides=[2], padding="valid",
                                data_format="channels_last"),
                          flatten("flatten"), dense("dense", V, "sigmoid")), w)
x = np.tanh(run_conv1d(spikes, **w["conv1d"]))[:, :T // 2 * 2].reshape(2, T // 2, 2, 4).max(2)
finish("pooled", x.reshape(2, -1), w["dense"])

with open(os.path.join(folder, "outputs.json"), "w") as file:
    json.dump({"spikes": spikes.astype(int).tolist(), "logits": outputs}, file)
