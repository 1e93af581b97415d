//! Synthetic population, twins, golden runs.
