namespace TypedStreaming.Simulator.Faults;

/// <summary>The same messages, written in another way.</summary>
internal sealed record ReplyShapeFault(bool RepliesFirst = false, bool RepliesTwice = false) : Fault;
