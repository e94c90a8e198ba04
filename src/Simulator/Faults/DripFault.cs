namespace TypedStreaming.Simulator.Faults;

/// <summary>A fault that sends a response in small parts, with pauses. See <see cref="OrgFaults.SlowDrip"/>.</summary>
internal sealed record DripFault(int BytesPerPiece, TimeSpan Pause) : Fault;
