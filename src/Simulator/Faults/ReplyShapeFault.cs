namespace TypedStreaming.Simulator.Faults;

/// <summary>
/// A fault: the response contains the replies before the events, or contains each reply twice. See <see cref="OrgFaults.PutRepliesFirst"/> and
/// <see cref="OrgFaults.DuplicateReplies"/>.
/// </summary>
internal sealed record ReplyShapeFault(bool RepliesFirst = false, bool RepliesTwice = false) : Fault;
