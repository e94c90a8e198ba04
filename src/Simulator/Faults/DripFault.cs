namespace TypedStreaming.Simulator.Faults;

internal sealed record DripFault(int BytesPerPiece, TimeSpan Pause) : Fault;
