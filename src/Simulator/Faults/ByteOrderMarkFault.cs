namespace TypedStreaming.Simulator.Faults;

/// <summary>A fault that puts a UTF-8 byte order mark before the body of a response. See <see cref="OrgFaults.PutByteOrderMark"/>.</summary>
internal sealed record ByteOrderMarkFault : Fault;
