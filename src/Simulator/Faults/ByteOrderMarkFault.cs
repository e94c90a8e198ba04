namespace TypedStreaming.Simulator.Faults;

/// <summary>A UTF-8 byte order mark comes before the body of an answer.</summary>
internal sealed record ByteOrderMarkFault : Fault;
