namespace TypedStreaming.Simulator.Faults;

/// <summary>An answer is sent in small pieces: <see cref="OrgFaults.SlowDrip"/>.</summary>
internal sealed record DripFault(int BytesPerPiece, TimeSpan Pause) : Fault;
