namespace TypedStreaming.Simulator.Faults;

/// <summary>
/// A fault that puts the replies of a response before its events, or writes each reply twice. See <see cref="OrgFaults.PutRepliesFirst"/> and
/// <see cref="OrgFaults.DuplicateReplies"/>.
/// </summary>
internal sealed record ReplyShapeFault(bool RepliesFirst = false, bool RepliesTwice = false) : Fault;
