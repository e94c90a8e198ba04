namespace TypedStreaming.Simulator.Faults;

/// <summary>
/// The answer contains the same messages in another form: <see cref="OrgFaults.PutRepliesFirst"/> and
/// <see cref="OrgFaults.DuplicateReplies"/>.
/// </summary>
internal sealed record ReplyShapeFault(bool RepliesFirst = false, bool RepliesTwice = false) : Fault;
