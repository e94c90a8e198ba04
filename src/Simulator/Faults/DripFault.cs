namespace TypedStreaming.Simulator.Faults;

/// <summary>A fault: a response is sent in small parts, with pauses. See <see cref="OrgFaults.SlowDrip"/>.</summary>
internal sealed record DripFault(int BytesPerPiece, TimeSpan Pause) : Fault;
