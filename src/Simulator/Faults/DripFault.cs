namespace TypedStreaming.Simulator.Faults;

/// <summary>A fault: an answer is sent in small pieces, with pauses. See <see cref="OrgFaults.SlowDrip"/>.</summary>
internal sealed record DripFault(int BytesPerPiece, TimeSpan Pause) : Fault;
