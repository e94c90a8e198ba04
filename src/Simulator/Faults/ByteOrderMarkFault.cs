namespace TypedStreaming.Simulator.Faults;

/// <summary>A fault: a UTF-8 byte order mark comes before the body of a response. See <see cref="OrgFaults.PutByteOrderMark"/>.</summary>
internal sealed record ByteOrderMarkFault : Fault;
