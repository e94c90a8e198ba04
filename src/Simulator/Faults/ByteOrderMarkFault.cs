namespace TypedStreaming.Simulator.Faults;

/// <summary>A UTF-8 byte order mark comes before the body of an answer: <see cref="OrgFaults.PutByteOrderMark"/>.</summary>
internal sealed record ByteOrderMarkFault : Fault;
