namespace TypedStreaming.Simulator;
