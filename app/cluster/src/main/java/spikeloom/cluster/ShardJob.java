package spikeloom.cluster;

import java.io.Serializable;

/**
 * A data-parallel training as executors know it.
 *
 * @param id different for every training
 * @param plan content of plan.json, with the input gain
 * @param samples hashes of the samples of the data set
 * @param kind kind of the machine of the driver
 */
record ShardJob(String id, String plan, String samples, Kind kind) implements Serializable {}
